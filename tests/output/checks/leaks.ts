import { shown } from '../../../src/corpus/fault.ts';
import type { Check, Fault } from '../check.ts';
import { attribute, lineOf, visibleText, type Page } from '../page.ts';

/** What a value that is missing turns into. */
const LEAK = /\bundefined\b|\bNaN\b|\[object \w+\]|\bInvalid Date\b/u;

/** Some words around a match. */
function around(text: string, { index, 0: match }: RegExpExecArray): string {
  return text
    .slice(Math.max(0, index - 30), index + match.length + 30)
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

function* inPage(page: Page): Generator<Fault> {
  const expected = 'a value, or no such text where there is none';
  for (const { text, line } of visibleText(page)) {
    const match = LEAK.exec(text);
    if (match) yield { file: page.file, line, found: shown(around(text, match)), expected };
  }
  for (const element of page.elements) {
    // Hashes in the policy may hold any letters.
    if (attribute(element, 'http-equiv') !== undefined) continue;
    for (const { name, value } of element.attrs) {
      const match = LEAK.exec(value);
      if (!match) continue;
      yield {
        file: page.file,
        line: lineOf(element),
        field: `${element.tagName} ${name}`,
        found: shown(around(value, match)),
        expected,
      };
    }
  }
}

/** No missing value shows in a page. */
export const leaks: Check = {
  name: 'leaks',
  run: (site) => ({
    faults: site.pages.flatMap((page) => [...inPage(page)]),
    measured: 'no "undefined", "NaN" or "[object Object]" in text or attributes',
  }),
};
