/** What the grid does when a cell is opened with Enter or Space, or the mouse. */
export interface GridActions {
  readonly openCell: (cell: HTMLTableCellElement) => void;
  readonly describe: (cell: HTMLTableCellElement) => string;
}

/** Rows of the grid that can be focused, as lists of their focusable cells. */
function rowsOf(table: HTMLTableElement): HTMLElement[][] {
  return [...table.tBodies]
    .flatMap((body) => [...body.rows])
    .filter((row) => !row.hidden)
    .map((row) => [...row.cells].filter((cell) => !cell.classList.contains('gap')))
    .filter((row) => row.length > 0);
}

/**
 * Makes the table a grid (ARIA Authoring Practices, grid pattern): one tab stop, arrow keys, Home,
 * End, Page keys, and Control with Home and End. Links inside cells leave the tab order.
 */
export class MapGrid {
  readonly #table: HTMLTableElement;
  readonly #actions: GridActions;
  #current: HTMLElement | undefined;

  constructor(table: HTMLTableElement, actions: GridActions) {
    this.#table = table;
    this.#actions = actions;
    table.setAttribute('role', 'grid');
    this.refresh();
    table.addEventListener('keydown', (event) => {
      this.#onKey(event);
    });
    table.addEventListener('focusin', (event) => {
      const cell = (event.target as HTMLElement).closest<HTMLElement>('td, th');
      if (cell && cell === event.target) this.#rove(cell);
    });
  }

  /** Sets roles, names and the tab stop anew, after cells were drawn. */
  refresh(): void {
    for (const row of this.#table.rows) row.setAttribute('role', 'row');
    for (const part of this.#table.querySelectorAll('thead, tbody')) {
      part.setAttribute('role', 'rowgroup');
    }
    for (const head of this.#table.querySelectorAll('thead th, thead td')) {
      head.setAttribute('role', 'columnheader');
    }
    for (const link of this.#table.querySelectorAll<HTMLElement>('tbody a')) link.tabIndex = -1;
    const rows = rowsOf(this.#table);
    for (const cell of rows.flat()) {
      cell.tabIndex = -1;
      if (cell.tagName === 'TH') cell.setAttribute('role', 'rowheader');
      else {
        cell.setAttribute('role', 'gridcell');
        cell.setAttribute('aria-label', this.#actions.describe(cell as HTMLTableCellElement));
      }
    }
    for (const gap of this.#table.querySelectorAll('tbody .gap'))
      gap.setAttribute('role', 'presentation');
    if (this.#current === undefined || !this.#table.contains(this.#current)) {
      this.#current = rows[1]?.[0] ?? rows[0]?.[0];
    }
    if (this.#current) this.#current.tabIndex = 0;
  }

  /** Puts the focus on a cell. */
  focus(cell: HTMLElement): void {
    this.#rove(cell);
    cell.focus();
  }

  #rove(cell: HTMLElement): void {
    if (this.#current) this.#current.tabIndex = -1;
    this.#current = cell;
    cell.tabIndex = 0;
  }

  #onKey(event: KeyboardEvent): void {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('td, th');
    if (cell === null || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      if (event.target !== cell) return;
      event.preventDefault();
      if (cell.dataset['column'] === undefined) cell.querySelector('a')?.click();
      else this.#actions.openCell(cell as HTMLTableCellElement);
      return;
    }
    const rows = rowsOf(this.#table);
    const y = rows.findIndex((row) => row.includes(cell));
    const x = rows[y]?.indexOf(cell) ?? -1;
    if (y < 0) return;
    const target = this.#target(event, rows, y, x);
    if (target === undefined) return;
    event.preventDefault();
    this.focus(target);
  }

  #target(
    event: KeyboardEvent,
    rows: HTMLElement[][],
    y: number,
    x: number,
  ): HTMLElement | undefined {
    const at = (row: number, column: number): HTMLElement | undefined => {
      const cells = rows[Math.max(0, Math.min(rows.length - 1, row))];
      return cells?.[Math.max(0, Math.min(cells.length - 1, column))];
    };
    const last = Number.MAX_SAFE_INTEGER;
    switch (event.key) {
      case 'ArrowRight':
        return at(y, x + 1);
      case 'ArrowLeft':
        return at(y, x - 1);
      case 'ArrowDown':
        return at(y + 1, x);
      case 'ArrowUp':
        return at(y - 1, x);
      case 'Home':
        return at(event.ctrlKey ? 0 : y, 0);
      case 'End':
        return at(event.ctrlKey ? last : y, last);
      case 'PageDown':
        return at(y + 5, x);
      case 'PageUp':
        return at(y - 5, x);
      default:
        return undefined;
    }
  }
}
