/** Type of the message that tells the page around an embed how high it is. */
export const HEIGHT_MESSAGE = 'evidence-map:height';

/** Tells the page around this one its height, now and whenever it changes. */
const tell = (): void => {
  // Not that of the root: it is never less than the frame, so that a frame would never shrink.
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  parent.postMessage({ type: HEIGHT_MESSAGE, height }, '*');
};
if (parent !== window) new ResizeObserver(tell).observe(document.body);

// Links lead out of the frame, into a tab of their own; those to a part of this page stay in it.
document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest('a');
  if (!link || link.hash === '') return;
  const isHere = link.pathname === location.pathname && link.search === location.search;
  if (isHere) link.target = '_self';
});
