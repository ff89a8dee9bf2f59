/** Type of the message that tells the page around an embed how high it is. */
export const HEIGHT_MESSAGE = 'evidence-map:height';

/** Tells the page around this one its height, now and whenever it changes. */
const tell = (): void => {
  parent.postMessage({ type: HEIGHT_MESSAGE, height: document.documentElement.scrollHeight }, '*');
};
if (parent !== window) new ResizeObserver(tell).observe(document.body);

// Links lead out of the frame, into a tab of their own.
document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest('a');
  if (link && !link.hash.startsWith('#') && !event.defaultPrevented) link.target = '_blank';
});
