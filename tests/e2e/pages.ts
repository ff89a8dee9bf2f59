/** One page of each kind. Addresses never break, so that these stay. */
export const PAGES = {
  map: '/',
  area: '/areas/documentation/',
  applications: '/applications/',
  application: '/applications/ambient-scribing/',
  challenges: '/challenges/',
  challenge: '/challenges/hallucination/',
  'ethics index': '/ethics/',
  'ethical issue': '/ethics/bias/',
  evidence: '/evidence/',
  'all evidence': '/evidence/all/',
  study: '/evidence/duggan-2025-penn-scribe/',
  'search with results': '/search/?q=scribe',
  teach: '/teach/',
  lesson: '/teach/reading-the-ladder/',
  methods: '/methods/',
  about: '/about/',
  glossary: '/glossary/',
  data: '/data/',
  changes: '/changes/',
  'not found': '/no-such-page/',
} as const;

export type PageKind = keyof typeof PAGES;
export const PAGE_KINDS = Object.keys(PAGES) as readonly PageKind[];

/** What the browser says when a page is not found, which the page of that name brings about. */
export const NOT_FOUND_MESSAGE = /the server responded with a status of 404/u;
