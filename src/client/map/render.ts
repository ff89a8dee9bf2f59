import { frontierOf } from '../../domain/frontier.ts';
import type { MapFrame } from '../../domain/map-model.ts';
import type { MapView, ViewCell } from '../../domain/pivot.ts';
import { countParts, drawCell } from '../../figure/map/cell.ts';
import { scaleOf, type Scale } from '../../figure/map/scale.ts';
import { drawTable } from '../../figure/map/table.ts';
import { markup } from '../../figure/svg-text.ts';
import { tallyInWords } from '../../domain/tally.ts';
import { MAP_LINKS } from '../../routing/map-links.ts';

/** What the rows and columns of a view are; views that share it differ only in their cells. */
const structureOf = (view: MapView): string =>
  JSON.stringify([
    view.state.cols,
    view.columns.map(({ id }) => id),
    view.groups.map(({ area, rows }) => [area?.id, rows.map(({ application }) => application.id)]),
  ]);

/** All that the drawing of a cell follows from: cells with the same signature look the same. */
function signatureOf({ studies, tally }: ViewCell, scale: Scale, mark = ''): string {
  if (studies.length > scale.crowded) return JSON.stringify([scale.most, tally]);
  return `${mark} ${studies.map(({ id }) => id).join(' ')}`;
}

/** What was drawn: a new table where rows or columns changed, or else the cells that changed. */
export type Drawn =
  | { readonly table: HTMLTableElement }
  | { readonly table?: never; readonly cells: readonly HTMLTableCellElement[] };

/** Dots that stand in a cell, shown or not. */
interface Dots {
  readonly mark: string;
  /** Ids of their studies, in the order of the dots. */
  readonly ids: readonly string[];
}

/** The dots that a cell is drawn with; undefined where it has none. */
const dotsOf = ({ studies }: ViewCell, { crowded }: Scale, mark = ''): Dots | undefined =>
  studies.length === 0 || studies.length > crowded
    ? undefined
    : { mark, ids: studies.map(({ id }) => id) };

/**
 * Sets the words and the number of a cell that has both.
 * @returns its dots or its bar; undefined where the cell holds nothing of the kind
 */
function recount(element: Element, { studies, tally }: ViewCell): HTMLElement | undefined {
  const [words, count, mark] = element.children as HTMLCollectionOf<HTMLElement>;
  if (words === undefined || count === undefined) return undefined;
  words.textContent = tallyInWords(tally);
  count.textContent = String(studies.length);
  count.hidden = studies.length === 0;
  return mark;
}

/** Draws views into a table. Only what differs from the last view is written. */
export class MapRenderer {
  readonly #frame: MapFrame;
  readonly #caption: string;
  #structure = '';
  /** Signature of each cell as it was drawn last. */
  readonly #signatures = new WeakMap<Element, string>();
  readonly #dots = new WeakMap<Element, Dots>();
  /** Cells of the table, by application and column. */
  readonly #cells = new Map<string, HTMLTableCellElement>();

  /**
   * @param table the table as it was built
   * @param view the view that it was built from
   */
  constructor(frame: MapFrame, caption: string, table: HTMLTableElement, view: MapView) {
    this.#frame = frame;
    this.#caption = caption;
    this.#adopt(table, view);
  }

  /** The cell of a row and a column; undefined where the view has none. */
  cell(application: string, column: string): HTMLTableCellElement | undefined {
    return this.#cells.get(`${application}.${column}`);
  }

  /** Shows a view in a table that shows the view before it. */
  render(table: HTMLTableElement, view: MapView): Drawn {
    if (structureOf(view) === this.#structure) {
      table.classList.toggle('filtered', view.filtered);
      return { cells: this.#update(view) };
    }
    const template = document.createElement('template');
    template.innerHTML = markup(drawTable(view, this.#frame, MAP_LINKS, this.#caption));
    const fresh = template.content.querySelector('table');
    if (fresh === null) throw new Error('The map was drawn without a table.');
    table.replaceWith(fresh);
    this.#adopt(fresh, view);
    return { table: fresh };
  }

  /** Takes a table for the drawing of a view. */
  #adopt(table: HTMLTableElement, view: MapView): void {
    this.#structure = structureOf(view);
    this.#cells.clear();
    for (const cell of table.querySelectorAll<HTMLTableCellElement>('td[data-column]')) {
      const application = cell.parentElement?.dataset['application'] ?? '';
      this.#cells.set(`${application}.${cell.dataset['column'] ?? ''}`, cell);
    }
    const scale = scaleOf(view);
    for (const cell of view.groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))) {
      const element = this.cell(cell.application, cell.column.id);
      if (!element) continue;
      this.#signatures.set(element, signatureOf(cell, scale, view.state.mark));
      this.#remember(element, dotsOf(cell, scale, view.state.mark));
    }
  }

  #remember(element: Element, dots: Dots | undefined): void {
    if (dots) this.#dots.set(element, dots);
    else this.#dots.delete(element);
  }

  /**
   * Shows those of the dots of a cell that a view holds. To hide a dot and show it again takes a
   * tenth of the time of drawing it.
   * @returns whether the cell had all dots that it needs
   */
  #toggle(element: Element, cell: ViewCell, { crowded }: Scale, mark = ''): boolean {
    const { studies } = cell;
    const dots = this.#dots.get(element);
    if (dots?.mark !== mark || studies.length > crowded) return false;
    const wanted = new Set(studies.map(({ id }) => id));
    if (dots.ids.filter((id) => wanted.has(id)).length < wanted.size) return false;
    const list = recount(element, cell);
    if (list === undefined) return false;
    dots.ids.forEach((id, at) => {
      (list.children[at] as HTMLElement).hidden = !wanted.has(id);
    });
    return true;
  }

  /**
   * Sets the bar of a crowded cell to its new counts. To set what is there takes a quarter of the
   * time of drawing it.
   * @returns whether the cell had a bar, and needs one or nothing
   */
  #rescale(element: Element, cell: ViewCell, scale: Scale): boolean {
    const n = cell.studies.length;
    if (n > 0 && n <= scale.crowded) return false;
    if (element.children[2]?.className !== 'count') return false;
    const mark = recount(element, cell);
    if (mark === undefined) return false;
    mark.hidden = n === 0;
    mark.setAttribute('aria-label', tallyInWords(cell.tally));
    const bars = mark.querySelectorAll('rect');
    countParts(cell, scale).forEach(({ x, width }, at) => {
      bars[at]?.setAttribute('x', String(x));
      bars[at]?.setAttribute('width', String(width));
    });
    return true;
  }

  #update(view: MapView): readonly HTMLTableCellElement[] {
    const scale = scaleOf(view);
    const changed: HTMLTableCellElement[] = [];
    for (const group of view.groups) {
      const steps =
        view.state.cols === 'ladder' && group.area
          ? frontierOf(group.rows.map(({ edge }) => edge))
          : [];
      group.rows.forEach((row, index) => {
        const step = steps[index];
        row.cells.forEach((cell, at) => {
          const element = this.cell(cell.application, cell.column.id);
          if (!element) return;
          const signature = signatureOf(cell, scale, view.state.mark);
          if (this.#signatures.get(element) !== signature) {
            this.#signatures.set(element, signature);
            const isDone =
              this.#toggle(element, cell, scale, view.state.mark) ||
              this.#rescale(element, cell, scale);
            if (!isDone) {
              element.innerHTML = drawCell(cell, scale, view.state, this.#frame, MAP_LINKS)
                .map(markup)
                .join('');
              this.#remember(element, dotsOf(cell, scale, view.state.mark));
            }
            changed.push(element);
          }
          const { classList } = element;
          classList.toggle('none', cell.studies.length === 0);
          classList.toggle('edge', step?.edge === at);
          classList.toggle('first', step?.edge === at && index === 0);
          classList.toggle(
            'step',
            step?.step !== undefined && at >= step.step[0] && at <= step.step[1],
          );
        });
      });
    }
    return changed;
  }
}
