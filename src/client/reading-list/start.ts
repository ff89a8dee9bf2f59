// The list is a tool of its own; the lessons beside it can be read before it is here.
import('./element.ts').catch(() => {
  const failed = document.querySelector<HTMLElement>('reading-list [data-failed]');
  if (failed) failed.hidden = false;
});
