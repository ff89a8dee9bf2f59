/** A part of an element that must be there, and be of its kind. */
export function need<T extends Element>(
  root: ParentNode,
  selector: string,
  kind: abstract new () => T,
): T {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The map lacks ${selector}.`);
  return found;
}

/** Whether sheets stand beside the map rather than above it. */
const isWide = matchMedia('(min-width: 80rem)');

/** Opens a sheet: beside the map where there is room, above all else on a narrow screen. */
export function openSheet(sheet: HTMLDialogElement): void {
  if (sheet.open) return;
  if (isWide.matches) sheet.show();
  else sheet.showModal();
}

const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** Changes what is drawn softly, where the browser can and the reader has nothing against it. */
export function changeSoftly(draw: () => void): void {
  if (calm.matches || typeof document.startViewTransition !== 'function') {
    draw();
    return;
  }
  const { ready, finished } = document.startViewTransition(draw);
  // A transition that another one cuts short is no fault.
  const ignore = (): void => undefined;
  ready.catch(ignore);
  finished.catch(ignore);
}
