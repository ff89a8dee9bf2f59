import type { MapFrame } from '../../domain/map-model.ts';
import type { MapView } from '../../domain/pivot.ts';
import { markup } from '../../figure/svg.ts';
import { drawCell } from '../../figure/map/cell.ts';
import { drawTable, mostIn } from '../../figure/map/table.ts';
import { frontierOf } from '../../domain/frontier.ts';
import { MAP_LINKS } from '../../routing/map-links.ts';

/** What the rows and columns of a view are; views that share it differ only in their cells. */
const structure = (view: MapView): string =>
  JSON.stringify([
    view.state.cols,
    view.columns.map(({ id }) => id),
    view.groups.map(({ area, rows }) => [area?.id, rows.map(({ application }) => application.id)]),
  ]);

/** Draws views into a table. Only cells that differ are written again. */
export class MapRenderer {
  readonly #frame: MapFrame;
  readonly #caption: string;
  #structure = '';
  /** Markup of each cell as it was drawn last, by application and column. */
  readonly #drawn = new Map<string, string>();

  constructor(frame: MapFrame, caption: string) {
    this.#frame = frame;
    this.#caption = caption;
  }

  /**
   * Shows a view.
   * @returns the table, which is a new one where rows or columns changed
   */
  render(table: HTMLTableElement, view: MapView): { table: HTMLTableElement; fresh: boolean } {
    const wanted = structure(view);
    if (wanted !== this.#structure) {
      this.#structure = wanted;
      this.#drawn.clear();
      const template = document.createElement('template');
      template.innerHTML = markup(drawTable(view, this.#frame, MAP_LINKS, this.#caption));
      const fresh = template.content.querySelector('table');
      if (fresh === null) return { table, fresh: false };
      table.replaceWith(fresh);
      this.#remember(view);
      return { table: fresh, fresh: true };
    }
    table.classList.toggle('filtered', view.filtered);
    this.#update(table, view);
    return { table, fresh: false };
  }

  #cellMarkup(
    cell: MapView['groups'][number]['rows'][number]['cells'][number],
    most: number,
    view: MapView,
  ): string {
    return drawCell(cell, most, view.state, this.#frame, MAP_LINKS).map(markup).join('');
  }

  #remember(view: MapView): void {
    const most = mostIn(view);
    for (const { rows } of view.groups) {
      for (const { application, cells } of rows) {
        for (const cell of cells) {
          this.#drawn.set(
            `${application.id}.${cell.column.id}`,
            this.#cellMarkup(cell, most, view),
          );
        }
      }
    }
  }

  #update(table: HTMLTableElement, view: MapView): void {
    const most = mostIn(view);
    for (const group of view.groups) {
      const steps =
        view.state.cols === 'ladder' && group.area
          ? frontierOf(group.rows.map(({ edge }) => edge))
          : [];
      group.rows.forEach((row, index) => {
        const line = table.querySelector(`tr[data-application="${row.application.id}"]`);
        row.cells.forEach((cell, at) => {
          const element = line?.querySelector<HTMLElement>(`td[data-column="${cell.column.id}"]`);
          if (!element) return;
          const key = `${row.application.id}.${cell.column.id}`;
          const inner = this.#cellMarkup(cell, most, view);
          if (this.#drawn.get(key) !== inner) {
            this.#drawn.set(key, inner);
            element.innerHTML = inner;
          }
          const step = steps[index];
          element.classList.toggle('none', cell.studies.length === 0);
          element.classList.toggle('edge', step?.edge === at);
          element.classList.toggle('first', step?.edge === at && index === 0);
          element.classList.toggle(
            'step',
            step?.step !== undefined && at >= step.step[0] && at <= step.step[1],
          );
        });
      });
    }
  }
}
