import type { Found } from '../../domain/search/find.ts';
import type { Marks } from '../../domain/search/query.ts';
import { eachInSteps } from '../../domain/steps.ts';
import { soon } from '../patience.ts';
import { inTurns } from '../turns.ts';
import { card } from './card.ts';
import type { Engine } from './engine.ts';

/** How long the keys have to rest before texts for excerpts are asked for, in milliseconds. */
const REST = 80;
/** How long results wait for the texts of their excerpts, where nothing stood before, in milliseconds. */
const LONGEST_WAIT = 300;

/** A list of results. Titles stand at once; excerpts follow where their texts are not here yet. */
export class ResultList {
  readonly #list: HTMLOListElement;
  readonly #root: string;
  #timer = 0;
  /** Number of what was asked to be shown last; what was asked for before is shown no more. */
  #latest = 0;

  constructor(list: HTMLOListElement, root: string) {
    this.#list = list;
    this.#root = root;
  }

  /**
   * Waits a little for the texts of results, so that what is read first does not move. While a reader
   * types, results come at once, and their texts after them.
   */
  async prepare(results: readonly Found[], engine: Engine): Promise<void> {
    const texts = results.map(({ part }) => engine.passages(part));
    await soon(Promise.all(texts), LONGEST_WAIT);
  }

  /**
   * Shows results in place of those that stand there, or after them.
   * @returns whether they were shown: not where others were asked for meanwhile
   */
  async show(
    results: readonly Found[],
    marks: Marks,
    engine: Engine,
    after = false,
  ): Promise<boolean> {
    clearTimeout(this.#timer);
    const mine = ++this.#latest;
    const source = { index: engine.index, root: this.#root, marks };
    const making = eachInSteps(results, 1, (found) => {
      const made = card(found, source);
      const passages = engine.known(found.part);
      if (passages) made.fill(passages);
      return { ...made, found, isWhole: passages !== undefined };
    });
    const cards = await inTurns(making);
    if (mine !== this.#latest) return false;
    const waiting = cards.filter(({ isWhole }) => !isWhole);
    const items = cards.map(({ item }) => item);
    if (after) this.#list.append(...items);
    else this.#replace(items);
    const ask = (): void => {
      for (const { found, fill } of waiting) void engine.passages(found.part).then(fill);
    };
    if (waiting.length > 0) this.#timer = window.setTimeout(ask, after ? 0 : REST);
    return true;
  }

  /** A reader who has stepped to a result before a later answer came stays at its place. */
  #replace(items: readonly HTMLElement[]): void {
    const { activeElement } = document;
    const at = [...this.#list.children].findIndex((item) => item.contains(activeElement));
    this.#list.replaceChildren(...items);
    if (at >= 0) items[Math.min(at, items.length - 1)]?.querySelector('a')?.focus();
  }

  clear(): void {
    this.#latest += 1;
    clearTimeout(this.#timer);
    this.#list.replaceChildren();
  }
}
