import type { Author } from '../../schema/bibliography.ts';
import type { Study } from '../../schema/study.ts';
import type { Corpus } from '../corpus.ts';
import { facetsOf } from '../facets.ts';
import { countryName, designName, stageName } from '../names.ts';
import { pageKinds } from '../search.ts';
import { authorName, citationLabel, issued, year } from '../study.ts';
import type { SearchDocument, SearchPart } from './document.ts';

/** A built page as it reads: its text, cut at its anchors. */
export interface PageText {
  /** Text before the first anchor. */
  readonly lead: string;
  readonly sections: readonly {
    readonly anchor: string;
    readonly title: string;
    readonly text: string;
  }[];
}

/** The ways to paths of entries. */
export interface SearchPaths {
  readonly entry: (
    folder: 'areas' | 'applications' | 'lessons' | 'pages' | 'evidence',
    id: string,
  ) => string;
  readonly topic: (topic: { readonly kind: 'challenge' | 'issue'; readonly id: string }) => string;
  readonly term: (id: string) => string;
}

/** Sections that only list what stands elsewhere. */
const LISTS: ReadonlySet<string> = new Set(['references']);

/** Cuts a text into sentences, as passages for excerpts. */
const passagesOf = (text: string): readonly string[] =>
  text.split(/(?<=[.?!])\s+(?=[\p{Lu}\d"“])/u).filter((passage) => passage.length > 1);

const present = (...values: readonly (string | undefined)[]): readonly string[] =>
  values.flatMap((value) => (value === undefined || value === '' ? [] : [value]));

/** Numbers of trials and other registrations that a record mentions. */
const registrations = (text: string): readonly string[] =>
  text.match(/\b(?:NCT\d{8}|ISRCTN\d{8}|ChiCTR[\w-]+|ACTRN\d{14}|DRKS\d{8}|CRD\d{11})\b/gu) ?? [];

/** Given names of the first and the last author: those that readers know, and few enough to send. */
function givenNames({ csl }: Study): readonly string[] {
  const given = (author: Author | undefined): readonly string[] =>
    author === undefined || 'literal' in author ? [] : present(author.given);
  const [first, ...rest] = csl.author;
  return [...given(first), ...given(rest.at(-1))];
}

function ofStudy(study: Study, corpus: Corpus, paths: SearchPaths): SearchDocument {
  const { csl } = study;
  const { facets } = facetsOf(study, corpus);
  const applications = corpus.applications.filter(({ id }) => study.applications.includes(id));
  const findings = (study.topics ?? []).map(({ finding }) => finding);
  const outcomes = (study.outcomes ?? []).map(({ measure, result }) => `${measure}: ${result}`);
  const samples = (study.sample ?? []).map(({ n, unit }) => `${n.toLocaleString('en-US')} ${unit}`);
  const all = JSON.stringify(study);
  return {
    path: paths.entry('evidence', study.id),
    title: csl.title,
    kind: study.kind,
    label: citationLabel(study),
    issued: issued(study),
    balance: study.direction,
    facets,
    names: [],
    identifiers: present(csl.DOI, csl.PMID, csl.PMCID, ...new Set(registrations(all))),
    parts: [
      {
        anchor: '',
        title: '',
        fields: {
          title: [csl.title],
          finding: [study.finding],
          lead: csl.author.slice(0, 1).map(authorName),
          authors: csl.author.map(authorName),
          models: study.models ?? [],
          countries: (study.countries ?? []).map((code) => countryName(code, corpus.site.language)),
          context: present(
            ...givenNames(study),
            ...applications.map(({ name }) => name),
            ...(study.specialties ?? []),
            designName(corpus, study.designType),
            stageName(corpus, study),
            corpus.vocabulary.kinds[study.kind].name,
            study.program,
            csl['container-title'],
            String(year(study)),
          ),
          body: present(...outcomes, study.design, ...samples, study.comparator, ...findings),
        },
        passages: present(
          study.finding,
          ...findings,
          ...outcomes,
          `${study.design}.`,
          study.models && `Models: ${study.models.join(', ')}.`,
          samples.length > 0 ? `Sample: ${samples.join('; ')}.` : undefined,
          study.comparator && `Compared with: ${study.comparator}.`,
          study.specialties && `Field: ${study.specialties.join(', ')}.`,
          study.countries &&
            `Country: ${study.countries.map((code) => countryName(code, corpus.site.language)).join(', ')}.`,
          `${csl.author.map(authorName).join(', ')}. ${csl['container-title'] ?? ''}`,
        ),
      },
    ],
  };
}

interface Page {
  readonly path: string;
  readonly kind: string;
  readonly kindName: string;
  readonly title: string;
  readonly summary: string;
  readonly scope?: string;
  readonly aliases: readonly string[];
  readonly facets?: SearchDocument['facets'];
  readonly label?: string;
}

function ofPage(page: Page, text: PageText | undefined): SearchDocument {
  const { path, kind, title, summary, aliases } = page;
  const head: SearchPart = {
    anchor: '',
    title: '',
    fields: {
      title: [title],
      aliases,
      headings: (text?.sections ?? []).map((section) => section.title),
      finding: present(summary, page.scope),
      context: [page.kindName],
      body: text ? [text.lead] : [],
    },
    passages: [
      summary,
      ...present(aliases.length > 0 ? `Also: ${aliases.join(', ')}.` : undefined, page.scope),
    ],
  };
  return {
    path,
    title,
    kind,
    label: page.label ?? '',
    issued: '',
    facets: { ...page.facets, kind: [kind] },
    names: [title, ...aliases],
    identifiers: [],
    parts: [
      head,
      ...(text?.sections ?? [])
        .filter(({ anchor }) => !LISTS.has(anchor))
        .map((section) => ({
          anchor: section.anchor,
          title: section.title,
          fields: { body: [section.title, section.text] },
          passages: passagesOf(section.text),
        })),
    ],
  };
}

/**
 * Everything that can be found, from the content and the pages that were built from it.
 * @param pages built pages by path; what is missing is found by its record alone
 */
export function searchDocuments(
  corpus: Corpus,
  pages: ReadonlyMap<string, PageText>,
  paths: SearchPaths,
): readonly SearchDocument[] {
  const documents: SearchDocument[] = [];
  const kinds = new Map(pageKinds(corpus.site.words));
  const add = (page: Omit<Page, 'kindName'>): void => {
    const kindName = kinds.get(page.kind) ?? '';
    documents.push(ofPage({ ...page, kindName }, pages.get(page.path)));
  };
  const areaName = (id: string): string => corpus.areas.find((area) => area.id === id)?.name ?? '';
  for (const { id, name, ...area } of corpus.areas) {
    add({
      ...area,
      title: name,
      path: paths.entry('areas', id),
      kind: 'area',
      facets: { area: [id] },
    });
  }
  const studies = [...corpus.studies.values()];
  for (const { id, name, area, ...application } of corpus.applications) {
    const stages = studies.filter(({ applications }) => applications.includes(id));
    const rungs = new Set(stages.flatMap(({ stage }) => stage ?? []));
    add({
      ...application,
      title: name,
      path: paths.entry('applications', id),
      kind: 'application',
      label: areaName(area),
      facets: { area: [area], application: [id], rung: [...rungs] },
    });
  }
  for (const topic of corpus.topics) {
    add({
      ...topic,
      title: topic.name,
      path: paths.topic(topic),
      kind: topic.kind === 'challenge' ? 'challenge' : 'ethics',
      facets: { topic: [topic.id] },
    });
  }
  for (const lesson of corpus.lessons) {
    add({ ...lesson, path: paths.entry('lessons', lesson.id), kind: 'lesson' });
  }
  const listed = new Map(corpus.search.pages.map((page) => [page.path, page]));
  for (const page of corpus.pages) {
    const path = paths.entry('pages', page.id);
    const more = listed.get(path);
    listed.delete(path);
    add({ ...page, aliases: [...page.aliases, ...(more?.aliases ?? [])], path, kind: 'page' });
  }
  for (const { path, title, text, aliases } of listed.values()) {
    add({ path, title, summary: text, aliases, kind: 'page' });
  }
  for (const { id, term, aliases, definition } of corpus.glossary) {
    documents.push({
      path: paths.term(id),
      title: term,
      kind: 'glossary',
      label: '',
      issued: '',
      facets: { kind: ['glossary'] },
      names: [term, ...aliases],
      identifiers: [],
      parts: [
        {
          anchor: '',
          title: '',
          fields: { title: [term], aliases, finding: [definition] },
          passages: [definition, ...(aliases.length > 0 ? [`Also: ${aliases.join(', ')}.`] : [])],
        },
      ],
    });
  }
  // Studies of one use side by side: their words are alike, which keeps the index small.
  const order = corpus.applications.map(({ id }) => id);
  const place = (study: Study): number => order.indexOf(study.applications[0] ?? '');
  for (const study of studies.toSorted((a, b) => place(a) - place(b))) {
    documents.push(ofStudy(study, corpus, paths));
  }
  return documents;
}

/** What a page can be filtered by: ids of values by key, and the year of a record. */
export type PageFacets = Readonly<Record<string, readonly string[]>>;

/** Facets of all pages, by path. Parts of a page that can be found by themselves share them. */
export const pageFacets = (documents: readonly SearchDocument[]): ReadonlyMap<string, PageFacets> =>
  new Map(
    documents.map(({ path, facets, issued: day }) => [
      path.replace(/#.*$/u, ''),
      { ...facets, ...(day !== '' && { year: [day.slice(0, 4)] }) },
    ]),
  );
