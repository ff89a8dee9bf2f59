import { init, parse } from 'es-module-lexer';
import { targetOf } from './address.ts';
import { attribute, type Page } from './page.ts';
import type { Site } from './site.ts';
import { textIn } from './site.ts';

await init;

/** Files that a module imports when it is loaded, as they are named in it. */
const importsIn = (source: string): readonly string[] =>
  parse(source)[0]
    .filter(({ d }) => d === -1)
    .flatMap(({ n }) => n ?? []);

/** Files of script that a page names. */
export const scriptFiles = (site: Site, page: Page): readonly string[] =>
  page.elements.flatMap((element) => {
    const source = element.tagName === 'script' ? attribute(element, 'src') : undefined;
    const target = source === undefined ? undefined : targetOf(site, page.file, source);
    return target?.kind === 'file' ? [target.file] : [];
  });

/**
 * Every file that must arrive before the given modules run: they and all that they import, but not
 * what they load later by `import()`.
 */
export function moduleGraph(site: Site, entries: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...entries];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file) || !site.files.has(file)) continue;
    seen.add(file);
    for (const name of importsIn(textIn(site, file))) {
      const target = targetOf(site, file, name);
      if (target.kind === 'file') open.push(target.file);
    }
  }
  return seen;
}
