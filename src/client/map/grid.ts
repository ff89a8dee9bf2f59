import { inTurns } from '../turns.ts';

/** What the grid asks of the map around it. */
export interface GridActions {
  /** Opens a cell, with Enter or Space. */
  readonly openCell: (cell: HTMLTableCellElement) => void;
  /** What a cell is called. */
  readonly describe: (cell: HTMLTableCellElement) => string;
  /** Folds or unfolds the rows of an area, from its heading. */
  readonly fold: (heading: HTMLElement, folded: boolean) => void;
}

/** Rows of the grid that can be seen, as lists of those of their cells that can be. */
function rowsOf(table: HTMLTableElement): HTMLElement[][] {
  return [...table.tBodies]
    .flatMap((body) => [...body.rows])
    .filter((row) => !row.hidden)
    .map((row) =>
      [...row.cells].filter((cell) => !cell.classList.contains('gap') && cell.checkVisibility()),
    )
    .filter((row) => row.length > 0);
}

/** Takes the links of a cell out of the tab order. */
function leaveTabOrder(cell: HTMLTableCellElement): void {
  for (const link of cell.querySelectorAll('a:not([tabindex])')) {
    link.setAttribute('tabindex', '-1');
  }
}

/**
 * Makes the table a grid (ARIA Authoring Practices, grid pattern): one tab stop, arrow keys, Home,
 * End, Page keys, and Control with Home and End. Links inside cells leave the tab order. On the
 * heading of an area, left folds its rows and right unfolds them.
 */
export class MapGrid {
  readonly #table: HTMLTableElement;
  readonly #actions: GridActions;
  /** Settles when all of the table is a grid. */
  readonly ready: Promise<void>;
  #current: HTMLElement | undefined;
  /** Column that keys up and down keep to, also across the headings of areas. */
  #column = 0;

  constructor(table: HTMLTableElement, actions: GridActions) {
    this.#table = table;
    this.#actions = actions;
    table.setAttribute('role', 'grid');
    table.setAttribute('aria-describedby', 'map-keys');
    // What goes wrong here is told, and keeps nothing else from working.
    this.ready = inTurns(this.#prepare()).catch(reportError);
    table.addEventListener('keydown', (event) => {
      this.#onKey(event);
    });
    // A cell that is clicked takes the focus, so that keys go on from there.
    table.addEventListener('pointerdown', ({ target }) => {
      const cell = (target as HTMLElement).closest<HTMLElement>('td, th');
      if (cell?.matches('tbody :not(.gap)')) this.#rove(cell);
    });
    table.addEventListener('focusin', (event) => {
      const cell = (event.target as HTMLElement).closest<HTMLElement>('td, th');
      if (cell === null || cell === this.#current) return;
      this.#rove(cell);
      const row = rowsOf(table).find((cells) => cells.includes(cell)) ?? [];
      if (row.length > 1) this.#column = row.indexOf(cell);
    });
  }

  /** Makes a grid of the table, row by row. */
  *#prepare(): Generator<undefined, void> {
    this.refresh([]);
    for (const head of this.#table.tHead?.rows[0]?.cells ?? []) {
      head.role = head.textContent.trim() === '' ? 'presentation' : 'columnheader';
    }
    for (const part of [this.#table.tHead, ...this.#table.tBodies]) {
      if (part) part.role = 'rowgroup';
    }
    for (const row of this.#table.rows) {
      row.role = 'row';
      if (row.parentElement === this.#table.tHead) continue;
      for (const cell of row.cells) {
        if (cell.classList.contains('gap')) cell.role = 'presentation';
        else if (cell.localName === 'th') {
          cell.role = 'rowheader';
          leaveTabOrder(cell);
        } else this.#dress(cell);
      }
      yield;
    }
  }

  /** Sets role and name of a cell. It takes the focus once it is led there. */
  #dress(cell: HTMLTableCellElement): void {
    cell.role = 'gridcell';
    cell.ariaLabel = this.#actions.describe(cell);
    leaveTabOrder(cell);
  }

  /** Sets roles, names and the tab stop of cells that were drawn. */
  refresh(cells: Iterable<HTMLTableCellElement>): void {
    for (const cell of cells) this.#dress(cell);
    if (this.#current === undefined || this.#isGone(this.#current)) {
      this.#current =
        this.#current?.closest('tbody')?.querySelector<HTMLElement>('.area th') ??
        this.#table.querySelector<HTMLElement>('tbody [scope=row]') ??
        undefined;
    }
    if (this.#current) this.#current.tabIndex = 0;
  }

  /** Puts the focus on a cell. */
  focus(cell: HTMLElement): void {
    this.#rove(cell);
    cell.focus();
  }

  /** Whether a cell can't take the focus. Only cells that may be hidden are measured. */
  #isGone(cell: HTMLElement): boolean {
    const mayHide = cell.classList.contains('none') || cell.parentElement?.hidden;
    return !this.#table.contains(cell) || (mayHide === true && !cell.checkVisibility());
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
    if (cell.getAttribute('scope') === 'rowgroup' && /^Arrow(?:Left|Right)$/u.test(event.key)) {
      event.preventDefault();
      this.#actions.fold(cell, event.key === 'ArrowLeft');
      return;
    }
    const rows = rowsOf(this.#table);
    const y = rows.findIndex((row) => row.includes(cell));
    if (y < 0) return;
    const target = this.#target(event, rows, y, rows[y]?.indexOf(cell) ?? 0);
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
    const clamp = (value: number, length: number): number =>
      Math.max(0, Math.min(length - 1, value));
    const across = (row: number, column: number): HTMLElement | undefined => {
      const cells = rows[clamp(row, rows.length)] ?? [];
      this.#column = clamp(column, cells.length);
      return cells[this.#column];
    };
    const down = (by: number): HTMLElement | undefined => {
      const cells = rows[clamp(y + by, rows.length)] ?? [];
      return cells[clamp(this.#column, cells.length)];
    };
    const last = Number.MAX_SAFE_INTEGER;
    switch (event.key) {
      case 'ArrowRight':
        return across(y, x + 1);
      case 'ArrowLeft':
        return across(y, x - 1);
      case 'ArrowDown':
        return down(1);
      case 'ArrowUp':
        return down(-1);
      case 'Home':
        return across(event.ctrlKey ? 0 : y, 0);
      case 'End':
        return across(event.ctrlKey ? last : y, last);
      case 'PageDown':
        return down(5);
      case 'PageUp':
        return down(-5);
      default:
        return undefined;
    }
  }
}
