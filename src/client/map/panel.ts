import type { MapStudy, StudyText } from '../../domain/map-model.ts';
import type { ViewCell } from '../../domain/pivot.ts';
import { tallyInWords } from '../../domain/tally.ts';
import type { FilterKey } from '../../domain/view-state.ts';
import { standaloneMark } from '../../figure/mark.ts';
import { MAP_LINKS } from '../../routing/map-links.ts';
import { drawn, element } from '../elements.ts';
import { FORMATS, type Format } from './selection.ts';

/** Names of values, as readers see them. */
type NameOf = (key: FilterKey, value: string) => string;

/** A study of a panel: title, finding, and what it is. */
function studyItem(study: MapStudy, text: StudyText | undefined, nameOf: NameOf): HTMLLIElement {
  const { rung, design, basis } = study.facets;
  const facts = [
    study.label,
    nameOf('rung', rung[0] ?? ''),
    study.balance,
    nameOf('design', design[0] ?? '').toLowerCase(),
    `read from ${nameOf('basis', basis[0] ?? '').toLowerCase()}`,
  ];
  return element(
    'li',
    {},
    drawn(standaloneMark(study.balance)),
    element(
      'div',
      {},
      element('a', { class: 'title', href: MAP_LINKS.study(study.id) }, text?.title ?? study.label),
      ...(text ? [element('p', { class: 'finding' }, text.finding)] : []),
      element('p', { class: 'meta' }, facts.join(' · ')),
    ),
  );
}

/** What the panel of a cell is made from. */
interface CellPanel {
  readonly cell: ViewCell;
  /** Ids of the columns of the ladder, weakest first: the strongest studies stand first. */
  readonly rungs: readonly string[];
  readonly textOf: (study: MapStudy) => StudyText | undefined;
  readonly nameOf: NameOf;
  /** Gives the reader some studies; what was done is said in a place. */
  readonly take: (format: Format, studies: readonly MapStudy[], place: HTMLElement) => void;
}

/** The panel of a cell: its tally, its studies, and buttons to take them away. */
export function cellPanel({ cell, rungs, textOf, nameOf, take }: CellPanel): readonly Node[] {
  if (cell.studies.length === 0) {
    return [
      element('p', {}, 'No study of this view stands here. That is no proof that none exists.'),
    ];
  }
  const strength = ({ facets }: MapStudy): number => rungs.indexOf(facets.rung[0] ?? '');
  const studies = cell.studies.toSorted(
    (a, b) => strength(b) - strength(a) || (a.issued < b.issued ? 1 : -1),
  );
  const said = element('p', { class: 'meta', role: 'status' });
  const buttons = (Object.keys(FORMATS) as Format[]).map((format) => {
    const button = element(
      'button',
      { class: 'button', type: 'button' },
      format.replace('.json', '').toUpperCase(),
    );
    button.addEventListener('click', () => {
      take(format, studies, said);
    });
    return button;
  });
  return [
    element('p', {}, `${tallyInWords(cell.tally)}.`),
    element(
      'ul',
      { class: 'studies' },
      ...studies.map((study) => studyItem(study, textOf(study), nameOf)),
    ),
    element('p', { class: 'meta buttons' }, 'Take these away: ', ...buttons),
    said,
  ];
}

/**
 * How a level was worked out, as the page of the application has it.
 * @param url address of the application
 * @throws where that page can't be read
 */
export async function levelPanel(url: string): Promise<readonly Node[]> {
  // The link itself leads there, so that nobody has to wait for long.
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const working = page.querySelector<HTMLDetailsElement>('details.level');
  if (working === null) throw new Error(`${url} shows no level`);
  working.open = true;
  working.querySelector('#level')?.removeAttribute('id');
  const review = page.querySelector('.says');
  return [working, ...(review ? [review] : [])];
}
