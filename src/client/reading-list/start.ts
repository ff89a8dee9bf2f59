// The list is a tool of its own; the lessons beside it can be read before it is here. Where it does
// not come, the page says so by its styles (late.css).
import('./element.ts').catch(() => undefined);
