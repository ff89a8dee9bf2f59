import { isFiltered, type Findings } from '../../domain/search/find.ts';
import { DEFAULT_VIEW, formatView, type ViewState } from '../../domain/view-state.ts';
import { element } from '../elements.ts';
import { forgetSearches, recentSearches } from './recent.ts';

/** Addresses that lines of search lead to. */
export interface Ways {
  /** Address of the site's root, with a slash at its end. */
  readonly root: string;
  /** Searches for other words. */
  readonly search: (words: string) => void;
}

/** Longest search that is kept whole. */
const MAX_WORDS = 300;

const button = (text: string, act: () => void): HTMLButtonElement => {
  const made = element('button', 'textual', text);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
};

const link = (href: string, text: string): HTMLAnchorElement =>
  Object.assign(element('a', '', text), { href });

/** Where to look instead. */
const lists = ({ root }: Ways): readonly (Node | string)[] => [
  'Or browse the ',
  link(`${root}applications/`, 'applications'),
  ', ',
  link(`${root}evidence/`, 'all evidence'),
  ' or the ',
  link(`${root}glossary/`, 'glossary'),
  '.',
];

/** A query with some of its words between quotation marks, so that they are taken as written. */
function asTyped(words: string, only?: readonly string[]): string {
  const bare = words.replace(/["“”„«»]/gu, '');
  if (only === undefined) return `"${bare}"`;
  return bare
    .split(' ')
    .map((word) => (only.some((one) => word.toLowerCase().includes(one)) ? `"${word}"` : word))
    .join(' ');
}

/** How many results there are, in words; what was corrected is part of it. */
export function statusOf({ results, query }: Findings, state: ViewState): string {
  const n = results.length;
  if (state.q === '' && !isFiltered(state)) return 'Type a word, or choose a filter.';
  if (n === 0) return 'Nothing found.';
  const said = `${n} ${n === 1 ? 'result' : 'results'}`;
  const [first] = query.corrections;
  return first === undefined
    ? said
    : `${said}, searched for ${query.corrections.map(({ to }) => `“${to}”`).join(', ')}`;
}

/** Lines below the count: corrections, other words that were searched for, and a next step. */
export function tell(
  place: HTMLElement,
  findings: Findings,
  state: ViewState,
  ways: Ways,
  dropFilters?: () => void,
): void {
  const { query, results, unfiltered } = findings;
  const lines: (readonly (Node | string)[])[] = [];
  if (query.corrections.length > 0) {
    const wrong = query.corrections.map(({ from }) => from);
    lines.push([
      `${query.corrections.map(({ from, to }) => `“${from}” was read as “${to}”`).join(', ')}. `,
      button('Search for what I typed', () => {
        ways.search(asTyped(state.q, wrong));
      }),
    ]);
  }
  if (query.also.length > 0 && results.length > 0) {
    lines.push([
      `Also searched for: ${query.also.join(', ')}. `,
      button('Only what I typed', () => {
        ways.search(asTyped(state.q));
      }),
    ]);
  }
  if (state.q.length >= MAX_WORDS) {
    lines.push([`Only the first ${MAX_WORDS} characters were searched for.`]);
  }
  if (/["“”„«»]/u.test(state.q)) {
    lines.push(['Words between quotation marks are searched for just as they are written.']);
  } else if (/(?:^|\s)(?:AND|OR|NOT)\s|[*~^|]|\w:\w/u.test(state.q)) {
    lines.push(['AND, OR, NOT and other signs have no meaning here: all words are searched for.']);
  }
  if (results.length === 0 && (state.q !== '' || isFiltered(state))) {
    if (unfiltered > 0 && isFiltered(state) && dropFilters) {
      lines.push([
        'The filters leave nothing over. ',
        button(`Take them away (${unfiltered} without)`, dropFilters),
      ]);
    } else lines.push(['Try fewer or other words, in English. ', ...lists(ways)]);
  }
  place.replaceChildren(...lines.map((line) => element('p', '', ...line)));
}

/** Says that search can't be had now, and offers to try again. */
export function tellFailure(place: HTMLElement, ways: Ways, again: () => void): void {
  place.replaceChildren(element('p', '', button('Try again', again), ' ', ...lists(ways)));
}

/** What failed, in words. */
export const failureInWords = (): string =>
  navigator.onLine
    ? 'The search index could not be loaded.'
    : 'You are offline, and the search index is not on this device.';

/** Says that the index takes long, and where to look meanwhile. */
export function tellSlow(status: Element, place: HTMLElement, ways: Ways): void {
  status.textContent = 'The search index is still on its way …';
  place.replaceChildren(element('p', '', ...lists(ways)));
}

/** Shows recent searches with a way to forget them; nothing where there are none. */
export function showRecent(place: HTMLElement, ways: Ways): void {
  const recent = recentSearches();
  if (recent.length === 0) {
    place.replaceChildren();
    return;
  }
  const list = element('ul', 'recent');
  list.setAttribute('aria-label', 'Recent searches');
  list.append(
    ...recent.map((words) =>
      element(
        'li',
        '',
        button(words, () => {
          ways.search(words);
        }),
      ),
    ),
  );
  const forget = button('Forget them', () => {
    forgetSearches();
    place.replaceChildren();
  });
  place.replaceChildren(
    element('p', '', 'Recent searches, kept on this device only. ', forget),
    list,
  );
}

/** Address of the map with the words and filters of a search. */
export function onMap(findings: Findings, state: ViewState, root: string): string {
  const { kind: _kind, ...filters } = state.filters;
  const { q: _q, ...rest } = { ...DEFAULT_VIEW, ...state };
  const corrected = new Map(findings.query.corrections.map(({ from, to }) => [from, to]));
  const words = findings.query.words.map(({ text }) => corrected.get(text) ?? text).join(' ');
  const query = formatView({ ...rest, sort: 'area', filters, q: words });
  return query === '' ? root : `${root}?${query}`;
}
