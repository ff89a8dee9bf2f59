import { shown } from '../../../src/corpus/fault.ts';
import type { Check, Fault } from '../check.ts';
import { attribute, lineOf, textOf } from '../page.ts';

/** What is wrong with a piece of linked data, if anything. */
function wrong(source: string): Pick<Fault, 'found' | 'expected'> | undefined {
  let data: unknown;
  try {
    data = JSON.parse(source);
  } catch (error) {
    return { found: `${shown(source)}: ${String(error)}`, expected: 'valid JSON' };
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return { found: shown(data), expected: 'an object' };
  }
  const { '@context': context, '@type': type, '@graph': graph } = data as Record<string, unknown>;
  if (context !== 'https://schema.org') {
    return { found: `@context ${shown(context)}`, expected: '"https://schema.org"' };
  }
  return type === undefined && graph === undefined
    ? { found: 'no @type', expected: 'a type of schema.org' }
    : undefined;
}

/** Linked data can be read. */
export const linkedData: Check = {
  name: 'linked data',
  run: (site) => {
    const scripts = site.pages.flatMap((page) =>
      page.elements
        .filter(
          (element) =>
            element.tagName === 'script' && attribute(element, 'type') === 'application/ld+json',
        )
        .map((element) => ({ file: page.file, line: lineOf(element), source: textOf(element) })),
    );
    return {
      faults: scripts.flatMap(({ file, line, source }) => {
        const fault = wrong(source);
        return fault ? [{ file, line, field: 'script ld+json', ...fault }] : [];
      }),
      measured: `${scripts.length} blocks of JSON-LD`,
    };
  },
};
