import { createHash } from 'node:crypto';
import { decode, encode } from 'cborg';
import { packed, unpacked, type IndexFile } from './pagefind-file.ts';

/** A filter as Pagefind keeps it: its name, and for each value the numbers of its pages. */
type Filter = readonly [name: string, values: readonly (readonly [string, readonly number[]])[]];
/** The list of all parts of an index; the fourth names the filters, with the file of each. */
type Meta = readonly unknown[];
const FILTERS = 3;

const open = ({ path, content }: IndexFile): unknown => decode(unpacked(content, path));
const close = (value: unknown): Uint8Array => packed(encode(value));

const byName = <T extends readonly [string, ...unknown[]]>(list: readonly T[]): readonly T[] =>
  list.toSorted(([a], [b]) => (a < b ? -1 : 1));

/** A name of a file with a digest of what it holds in the place of Pagefind's own, as long as that. */
const renamed = (name: string, content: Uint8Array): string =>
  name.replace(/(?<=_)[0-9a-f]+$/u, (digest) =>
    createHash('sha256').update(content).digest('hex').slice(0, digest.length),
  );

/**
 * Puts the filters of an index in order. Pagefind 1.5 lists them, and the values of each, in an order
 * that differs from build to build, so that the same pages would give other files each time.
 * @throws where a file is not as Pagefind 1.5 makes it
 */
export function steadyFilters(files: readonly IndexFile[]): readonly IndexFile[] {
  const names = new Map<string, string>();
  const steady = files.map((file): IndexFile => {
    const old = /^filter\/(.+)\.pf_filter$/u.exec(file.path)?.[1];
    if (old === undefined) return file;
    const [name, values] = open(file) as Filter;
    const content = close([name, byName(values)]);
    names.set(old, renamed(old, content));
    return { path: `filter/${names.get(old)}.pf_filter`, content };
  });
  const heads = new Map<string, string>();
  const whole = steady.map((file): IndexFile => {
    const old = /^pagefind\.(.+)\.pf_meta$/u.exec(file.path)?.[1];
    if (old === undefined) return file;
    const meta = open(file) as Meta;
    const filters = meta[FILTERS] as readonly (readonly [string, string])[];
    const content = close(
      meta.with(
        FILTERS,
        byName(filters).map(([name, path]) => [name, names.get(path) ?? path]),
      ),
    );
    heads.set(old, renamed(old, content));
    return { path: `pagefind.${heads.get(old)}.pf_meta`, content };
  });
  return whole.map((file) => {
    if (file.path !== 'pagefind-entry.json') return file;
    const text = Buffer.from(file.content).toString('utf8');
    return {
      ...file,
      content: Buffer.from(
        [...heads].reduce((all, [from, to]) => all.replaceAll(`"${from}"`, `"${to}"`), text),
      ),
    };
  });
}
