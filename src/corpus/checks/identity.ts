import { FILES, type FileName } from '../../schema/collections.ts';
import { id } from '../../schema/text.ts';
import type { Fault } from '../fault.ts';
import type { FieldPath } from '../yaml.ts';
import { faultAt, type Check, type Place } from './context.ts';

/** The id in a record is the name of its file; names of other files are ids too. */
export const fileNames: Check = function* ({ raw, content }) {
  for (const entry of [...Object.values(raw.documents).flat(), ...raw.records['second-coding']]) {
    const { success, error } = id.safeParse(entry.id);
    if (!success) {
      yield {
        file: entry.file,
        found: `a file with the name "${entry.id}"`,
        expected: error.issues[0]?.message ?? 'an id',
      };
    }
  }
  for (const entry of [...content.evidence, ...content.drafts]) {
    if (entry.data.id !== entry.id) {
      yield faultAt(entry, ['id'], {
        found: `the id "${entry.data.id}" in the file "${entry.id}.yaml"`,
        expected: `the same id in both, such as "${entry.id}"`,
      });
    }
  }
};

/** No two records share an id, a DOI, a PMID or a PMCID, in whatever case they are written. */
export const duplicates: Check = function* ({ content }) {
  const fields = [
    ['id', (_csl: object, id: string) => id],
    ['csl.DOI', (csl: { DOI?: string | undefined }) => csl.DOI],
    ['csl.PMID', (csl: { PMID?: string | undefined }) => csl.PMID],
    ['csl.PMCID', (csl: { PMCID?: string | undefined }) => csl.PMCID],
  ] as const;
  for (const [field, read] of fields) {
    const seen = new Map<string, string>();
    for (const entry of content.evidence) {
      const value = read(entry.data.csl, entry.data.id)?.toLowerCase();
      if (value === undefined) continue;
      const other = seen.get(value);
      if (other === undefined) seen.set(value, entry.file);
      else {
        yield faultAt(entry, field.split('.'), {
          found: `"${value}", which also stands in ${other}`,
          expected: 'each work in one record only',
        });
      }
    }
  }
};

/** Ids inside a file are unique: terms, aliases, statements, stages, designs, levels, versions. */
export const uniqueLists: Check = function* ({ content }) {
  const { glossary, review, ladder, vocabulary, changes } = content.files;
  const lists = [
    glossary && ([glossary, glossary.data.map(({ id }) => id), ['id'], []] as const),
    glossary &&
      ([glossary, glossary.data.map(({ term }) => term.toLowerCase()), ['term'], []] as const),
    review &&
      ([review, review.data.statements.map(({ id }) => id), ['id'], ['statements']] as const),
    ladder && ([ladder, ladder.data.rungs.map(({ id }) => id), ['id'], ['rungs']] as const),
    ladder &&
      ([
        ladder,
        ladder.data.levels.map(({ level }) => String(level)),
        ['level'],
        ['levels'],
      ] as const),
    vocabulary &&
      ([vocabulary, vocabulary.data.designs.map(({ id }) => id), ['id'], ['designs']] as const),
    changes && ([changes, changes.data.map(({ version }) => version), ['version'], []] as const),
  ];
  for (const list of lists) {
    if (list === undefined) continue;
    const [entry, values, key, base] = list;
    for (const [index, value] of values.entries()) {
      if (values.indexOf(value) < index) {
        yield faultAt(entry, [...base, index, ...key], {
          found: `"${value}", which stands further up as well`,
          expected: 'each only once',
        });
      }
    }
  }
  if (glossary) yield* sharedAliases(glossary);
};

/** One word must not lead to two terms. */
function* sharedAliases(
  glossary: NonNullable<Parameters<Check>[0]['content']['files']['glossary']>,
): Iterable<Fault> {
  const owner = new Map<string, string>();
  for (const { id, term } of glossary.data) owner.set(term.toLowerCase(), id);
  for (const [index, { id, aliases }] of glossary.data.entries()) {
    for (const [at, alias] of aliases.entries()) {
      const other = owner.get(alias.toLowerCase());
      if (other !== undefined && other !== id) {
        yield faultAt(glossary, [index, 'aliases', at], {
          found: `"${alias}", which also leads to "${other}"`,
          expected: 'a word that leads to one term only',
        });
      }
      owner.set(alias.toLowerCase(), id);
    }
  }
}

/** No list names the same thing twice: it would be counted twice. */
export const repeats: Check = function* ({ content }) {
  for (const entry of content.evidence) {
    const { applications, topics = [], countries = [], specialties = [] } = entry.data;
    yield* repeated(entry, applications, (index) => ['applications', index]);
    yield* repeated(
      entry,
      topics.map(({ topic }) => topic),
      (index) => ['topics', index, 'topic'],
    );
    yield* repeated(entry, countries, (index) => ['countries', index]);
    yield* repeated(entry, specialties, (index) => ['specialties', index]);
  }
  for (const entry of content.secondCodings) {
    yield* repeated(
      entry,
      entry.data.codings.map((coding) => coding.id),
      (index) => ['codings', index, 'id'],
    );
  }
};

function* repeated(
  place: Place,
  values: readonly string[],
  pathOf: (index: number) => FieldPath,
): Iterable<Fault> {
  const folded = values.map((value) => value.toLowerCase());
  for (const [index, value] of folded.entries()) {
    if (folded.indexOf(value) < index) {
      yield faultAt(place, pathOf(index), {
        found: `"${values[index] ?? value}", which stands further up as well`,
        expected: 'each only once',
      });
    }
  }
}

/** Siblings have different places in their order. */
export const orders: Check = function* ({ content }) {
  for (const [folder, entries] of Object.entries(content.documents)) {
    const seen = new Map<string, string>();
    for (const entry of entries) {
      const { order } = entry.data;
      const siblings = 'area' in entry.data ? entry.data.area : folder;
      const key = `${siblings} ${order}`;
      const other = seen.get(key);
      if (other === undefined) seen.set(key, entry.file);
      else {
        yield faultAt(entry, ['order'], {
          found: `${order}, which ${other} has as well`,
          expected: 'a position of its own',
        });
      }
    }
  }
};

/** Nothing that the map needs is missing or empty. */
export const completeness: Check = function* ({ raw }) {
  const lists = { ...raw.documents, ...raw.records };
  for (const [folder, entries] of Object.entries(lists)) {
    const broken = [...raw.unreadable].some((path) => path.startsWith(`${folder}/`));
    if (entries.length === 0 && !broken && folder !== 'second-coding') {
      yield { file: `${folder}/`, found: 'no entry', expected: 'at least one entry' };
    }
  }
  for (const name of Object.keys(FILES) as FileName[]) {
    if (raw.files[name] === undefined && !raw.unreadable.has(name)) {
      yield { file: `${name}.yaml`, found: 'no such file', expected: 'the file' };
    }
  }
};

/** Days that lie in order: nothing was checked or published before it appeared. */
export const dates: Check = function* ({ content }) {
  const newest = content.files.changes?.data
    .map(({ date }) => date)
    .toSorted()
    .at(-1);
  for (const entry of content.evidence) {
    const [year = 0] = entry.data.csl.issued['date-parts'][0] ?? [];
    const checkedYear = Number(entry.data.checked.slice(0, 4));
    if (year > checkedYear + 1) {
      yield faultAt(entry, ['csl', 'issued'], {
        found: `a publication in ${year} that was checked in ${checkedYear}`,
        expected: 'a year of publication that is not in the future',
      });
    }
    if (newest !== undefined && entry.data.checked > newest) {
      yield faultAt(entry, ['checked'], {
        found: `${entry.data.checked}, after the newest version in changes.yaml (${newest})`,
        expected: 'a day up to the newest version; add a version to changes.yaml',
      });
    }
  }
};
