import type { LooseItem } from '../item.ts';

/** Publication types of PubMed that are no article of a journal. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^Preprint$/iu, 'article'],
  [/^(?:Congress|Proceedings)/iu, 'paper-conference'],
  [/^Book/iu, 'book'],
];

const MESH_MARKS = /[*]|\/.*$/gu;

/** Reads the MEDLINE form of PubMed (.nbib), which citation-js does not know. */
export function readPubmed(text: string): readonly LooseItem[] {
  const items: LooseItem[] = [];
  let fields: Map<string, string[]> | undefined;
  let start = 0;
  let last: string[] | undefined;
  const close = (): void => {
    if (fields === undefined) return;
    const all = (tag: string): readonly string[] => fields?.get(tag) ?? [];
    const one = (...tags: readonly string[]): string | undefined => tags.flatMap(all)[0];
    const ids = [...all('LID'), ...all('AID')];
    const tagged = (kind: string): string | undefined =>
      ids.find((id) => id.endsWith(`[${kind}]`))?.replace(/\s*\[\w+\]$/u, '');
    const people = all('FAU').length > 0 ? all('FAU') : all('AU');
    const types = all('PT');
    items.push({
      line: start,
      csl: {
        type:
          TYPES.find(([pattern]) => types.some((type) => pattern.test(type)))?.[1] ??
          'article-journal',
        title: one('TI', 'BTI')?.replace(/\.$/u, ''),
        author: [...people, ...all('CN').map((literal) => ({ literal }))],
        'container-title': one('JT', 'TA'),
        issued: one('DP', 'DEP'),
        volume: one('VI'),
        issue: one('IP'),
        page: one('PG') ?? tagged('pii'),
        DOI: tagged('doi'),
        PMID: one('PMID'),
        PMCID: one('PMC'),
        abstract: one('AB'),
        keyword: [...all('OT'), ...all('MH').map((term) => term.replace(MESH_MARKS, ''))].join(';'),
        note: types.includes('Retracted Publication') ? 'PubMed: retracted publication' : undefined,
      },
    });
  };
  text.split('\n').forEach((line, index) => {
    const [, tag, rest = ''] = /^([A-Z]{2,4})\s{0,3}- ?(.*)$/u.exec(line) ?? [];
    if (tag === 'PMID') {
      close();
      fields = new Map();
      start = index + 1;
    }
    if (fields === undefined) return;
    if (tag !== undefined) {
      last = fields.get(tag) ?? [];
      fields.set(tag, last);
      last.push(rest.trim());
    } else if (/^\s+\S/u.test(line) && last && last.length > 0) {
      last.push(`${last.pop() ?? ''} ${line.trim()}`);
    }
  });
  close();
  return items;
}
