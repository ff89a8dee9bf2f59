/** How near to an edge of the window a dragged row makes the page scroll, and how fast, in pixels. */
const EDGE = 70;
const SPEED = 9;

/** A row on its way. */
interface Drag {
  readonly row: HTMLElement;
  readonly from: number;
  readonly pointer: number;
  /** Where the pointer is, from the top of the window. */
  y: number;
  /** Place among the other rows. */
  to: number;
}

/**
 * Lets rows of a list be dragged by their grip, with mouse, pen or finger. A line shows where the
 * row will stand; Escape lets go of it.
 * @param move is told when a row was dropped elsewhere
 */
export function dragRows(rows: HTMLElement, move: (from: number, to: number) => void): void {
  let drag: Drag | undefined;

  const mark = (): void => {
    for (const row of rows.children) row.classList.remove('before', 'after');
    if (!drag) return;
    const others = [...rows.children].filter((row) => row !== drag?.row);
    const below = others[drag.to];
    if (below) below.classList.add('before');
    else others.at(-1)?.classList.add('after');
  };
  const look = (): void => {
    if (!drag) return;
    const { row, y } = drag;
    const others = [...rows.children].filter((other) => other !== row);
    const below = others.findIndex((other) => {
      const { top, height } = other.getBoundingClientRect();
      return y < top + height / 2;
    });
    drag.to = below === -1 ? others.length : below;
    mark();
  };
  const scroll = (): void => {
    if (!drag) return;
    const step = drag.y < EDGE ? -SPEED : drag.y > innerHeight - EDGE ? SPEED : 0;
    if (step !== 0) {
      scrollBy({ top: step, behavior: 'instant' });
      look();
    }
    requestAnimationFrame(scroll);
  };
  const end = (keep: boolean): void => {
    if (!drag) return;
    const { row, from, to } = drag;
    drag = undefined;
    row.classList.remove('dragged');
    mark();
    if (keep && from !== to) move(from, to);
  };

  rows.addEventListener('pointerdown', (event) => {
    const grip = (event.target as Element).closest<HTMLElement>('.grip');
    const row = grip?.closest('li');
    if (!grip || !row || event.button !== 0) return;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    const from = [...rows.children].indexOf(row);
    drag = { row, from, to: from, pointer: event.pointerId, y: event.clientY };
    row.classList.add('dragged');
    requestAnimationFrame(scroll);
  });
  rows.addEventListener('pointermove', (event) => {
    if (drag?.pointer !== event.pointerId) return;
    drag.y = event.clientY;
    look();
  });
  rows.addEventListener('pointerup', ({ pointerId }) => {
    if (drag?.pointer === pointerId) end(true);
  });
  rows.addEventListener('pointercancel', () => {
    end(false);
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') end(false);
  });
}
