import type { DocumentFolder } from '../schema/collections.ts';

/** Path of every kind of entry, by the folder that it lies in. Paths are from the root of the site. */
const FOLDERS: Readonly<Record<DocumentFolder | 'evidence', (id: string) => string>> = {
  areas: (id) => `/areas/${id}/`,
  applications: (id) => `/applications/${id}/`,
  challenges: (id) => `/challenges/${id}/`,
  issues: (id) => `/ethics/${id}/`,
  evidence: (id) => `/evidence/${id}/`,
  lessons: (id) => `/teach/${id}/`,
  pages: (id) => `/${id}/`,
};

/** Path of the page of an entry: `pathTo('issues', 'bias')` is `/ethics/bias/`. */
export const pathTo = (folder: DocumentFolder | 'evidence', id: string): string =>
  FOLDERS[folder](id);

/** What tells where a topic lies. */
interface PlacedTopic {
  readonly kind: 'challenge' | 'issue';
  readonly id: string;
}

/** Folder that a topic lies in, by its kind. */
export const folderOf = ({ kind }: Pick<PlacedTopic, 'kind'>): 'challenges' | 'issues' =>
  kind === 'challenge' ? 'challenges' : 'issues';

/** Path of a topic. */
export const pathToTopic = (topic: PlacedTopic): string => pathTo(folderOf(topic), topic.id);

/** Path of the embedded form of a page: `/embed/applications/triage/` for `/applications/triage/`. */
export const pathToEmbed = (path: string): string => `/embed${path}`;

/** Path of what an embed says of itself to programs (oembed.com), beside the embed. */
export const pathToOembed = (embed: string): string => `${embed}oembed.json`;

/** Path of the course pack of a lesson. */
export const pathToCoursePack = (lesson: string): string => `/teach/${lesson}.imscc`;

/** Name of the file of one record in a format, beside its page. */
export const recordFile = (format: string): string => `record.${format}`;

/** Path of the file of one record in a format. */
export const pathToRecord = (id: string, format: string): string =>
  pathTo('evidence', id) + recordFile(format);

/** Path of the file of all records in a format. */
export const pathToRecords = (format: string): string => `/data/evidence.${format}`;

/** Path of a term in the glossary. */
export const pathToTerm = (id: string): string => `/glossary/#${id}`;

/** The ways to what search finds. */
export const SEARCH_PATHS = { entry: pathTo, topic: pathToTopic, term: pathToTerm } as const;

/** Paths of pages that stand alone. */
export const PAGES = {
  map: '/',
  applications: '/applications/',
  challenges: '/challenges/',
  ethics: '/ethics/',
  evidence: '/evidence/',
  allEvidence: '/evidence/all/',
  search: '/search/',
  teach: '/teach/',
  methods: '/methods/',
  glossary: '/glossary/',
  data: '/data/',
  changes: '/changes/',
  about: '/about/',
  embedMap: '/embed/map/',
  feed: '/feed.xml',
  notFound: '/404.html',
} as const;

/** Path of the picture that is shown where a page is shared. */
export const PICTURE = '/social.png';

/** Path of a page with a query: empty values are left out, and commas stay readable. */
export function withQuery(
  path: string,
  query: Readonly<Record<string, string | readonly string[] | undefined>>,
): string {
  const parts = Object.entries(query).flatMap(([key, value]) => {
    const text = typeof value === 'string' ? value : (value ?? []).join(',');
    return text === '' ? [] : [`${key}=${encodeURIComponent(text).replaceAll('%2C', ',')}`];
  });
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`;
}
