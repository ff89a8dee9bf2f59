import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from './browser.ts';

/** Keys that are no letters, as WebDriver names them. */
export const KEYS = { Enter: '\uE007', Escape: '\uE00C', ArrowDown: '\uE015' } as const;

/** How long something may take to happen, in milliseconds. */
const PATIENCE = 15_000;
/** Notes in the page what goes wrong from now on, for browsers that do not tell of it. */
const LISTEN = `(() => {
  if (window.faults) return;
  window.faults = [];
  requestAnimationFrame(() => requestAnimationFrame(() => (window.isDrawn = true)));
  // What could not be loaded has no message, but an element. Firefox also reports a hint to load a
  // module that it has loaded already; only such a hint is passed over, by what came over the line.
  addEventListener('error', ({ message, target }) => {
    if (message !== undefined) return window.faults.push(message);
    const isThere = performance.getEntriesByName(target.href).some((e) => e.responseStatus === 200);
    if (target.rel === 'modulepreload' && isThere) return;
    window.faults.push('not loaded: ' + target.outerHTML);
  }, true);
  addEventListener('unhandledrejection', (event) => window.faults.push(String(event.reason)));
  addEventListener('securitypolicyviolation', (event) =>
    window.faults.push('policy: ' + event.violatedDirective + ' ' + event.blockedURI));
})()`;

/** The page of a browser, with what a reader does on it. */
export class Page {
  readonly #browser: Browser;
  readonly #origin: string;

  constructor(browser: Browser, origin: string) {
    this.#browser = browser;
    this.#origin = origin;
  }

  /** Opens a path of the site. */
  async open(path: string): Promise<void> {
    await this.#browser.open(this.#origin + path);
    await this.#browser.evaluate(LISTEN);
    await this.until('window.isDrawn');
  }

  back(): Promise<void> {
    return this.#browser.back();
  }

  read(expression: string): Promise<unknown> {
    return this.#browser.evaluate(expression);
  }

  /** Waits until an expression holds in the page. */
  async until(expression: string): Promise<void> {
    const end = performance.now() + PATIENCE;
    let last: unknown;
    while (performance.now() < end) {
      try {
        last = await this.#browser.evaluate(`Boolean(${expression})`);
      } catch (error) {
        // A page that is on its way to the next one can't be asked.
        last = error;
      }
      if (last === true) return;
      await pause(50);
    }
    const at = await this.#browser.evaluate('location.href');
    throw new Error(`This did not come true at ${String(at)}: ${expression} (${String(last)})`);
  }

  /**
   * Clicks what a selector finds first, with the pointer, as a reader would: where it can be seen,
   * once it lies still. Of a link over several lines, the first is taken.
   */
  async click(selector: string): Promise<void> {
    const element = `document.querySelector(${JSON.stringify(selector)})`;
    await this.until(`${element}?.checkVisibility()`);
    // While one page changes over into another, its picture lies above it and takes the click.
    await this.until(
      `document.getAnimations().every(({ effect }) => !effect?.pseudoElement?.startsWith('::view-transition'))`,
    );
    await this.read(`${element}.scrollIntoView({ block: 'center', behavior: 'instant' })`);
    const middle = `(({ x, y, width, height }) =>
      [Math.round(x + width / 2), Math.round(y + height / 2)])(${element}.getClientRects()[0])`;
    let before: unknown;
    await this.until(`${element}.contains(document.elementFromPoint(...${middle}))`);
    for (let place = await this.read(middle); String(place) !== String(before);) {
      before = place;
      place = await this.read(middle);
    }
    const [x, y] = before as readonly [number, number];
    await this.#browser.act('pointer', [
      { type: 'pointerMove', x, y, duration: 0 },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ]);
  }

  /** Types letters, or presses keys of KEYS. */
  async type(text: string): Promise<void> {
    await this.#browser.act(
      'key',
      Array.from(text).flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]),
    );
  }

  /** What went wrong on the page so far, and what the browser told since it was asked last. */
  async faults(): Promise<readonly string[]> {
    const inPage = (await this.read('window.faults ?? []')) as readonly string[];
    return [...inPage, ...this.#browser.errors()];
  }
}
