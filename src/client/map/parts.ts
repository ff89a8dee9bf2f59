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
