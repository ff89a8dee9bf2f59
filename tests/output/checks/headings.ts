import { shown } from '../../../src/corpus/fault.ts';
import type { Check, Fault } from '../check.ts';
import { lineOf, textOf, type Page } from '../page.ts';

function faultsIn(page: Page): readonly Fault[] {
  const headings = page.elements
    .filter(({ tagName }) => /^h[1-6]$/u.test(tagName))
    .map((element) => ({
      level: Number(element.tagName.slice(1)),
      text: textOf(element).replaceAll(/\s+/gu, ' ').trim(),
      line: lineOf(element),
    }));
  const faults: Fault[] = [];
  const ones = headings.filter(({ level }) => level === 1);
  if (ones.length !== 1) {
    faults.push({
      file: page.file,
      field: 'h1',
      found: ones.length === 0 ? 'none' : ones.map(({ text }) => shown(text)).join(', '),
      expected: 'exactly one',
    });
  }
  for (const [index, { level, text, line }] of headings.entries()) {
    const before = headings[index - 1]?.level ?? 0;
    const at = { file: page.file, line, field: `h${level}` };
    if (text === '') faults.push({ ...at, found: 'no text', expected: 'a heading with words' });
    if (level > before + 1) {
      faults.push({
        ...at,
        found: `${shown(text)} ${before === 0 ? 'as the first heading' : `after an h${before}`}`,
        expected: `an h${before + 1}: levels are not skipped`,
      });
    }
  }
  return faults;
}

/** Every page has one h1, and no level of heading is skipped. */
export const headings: Check = {
  name: 'headings',
  run: (site) => ({
    faults: site.pages.flatMap(faultsIn),
    measured: `one h1 on each of ${site.pages.length} pages`,
  }),
};
