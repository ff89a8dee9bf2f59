import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Corpus } from '../../../src/domain/corpus.ts';
import { vancouver } from '../../../src/domain/citation.ts';
import { designName, stageName } from '../../../src/domain/names.ts';
import type { Study } from '../../../src/schema/study.ts';

/** Characters that Markdown would act on. */
const plain = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~]/gu, '\\$&');

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`## ${title}`, '', ...lines, ''];

/** A study as a page of Starlight, with what stands on its page here. */
function pageOf(study: Study, corpus: Corpus): string {
  const uses = corpus.applications.filter(({ id }) => study.applications.includes(id));
  const facts = {
    'Clinical use': uses.map(({ name }) => name).join('; '),
    'How tested': stageName(corpus, study),
    Design: `${designName(corpus, study.designType)}. ${study.design}`,
    Sample: (study.sample ?? []).map(({ n, unit }) => `${n} ${unit}`).join('; '),
    Models: (study.models ?? []).join(', '),
    'Compared with': study.comparator ?? '',
    Field: (study.specialties ?? []).join(', '),
    Country: (study.countries ?? []).join(', '),
  };
  const topics = (study.topics ?? []).map(({ topic, finding }) => {
    const name = corpus.topics.find(({ id }) => id === topic)?.name ?? topic;
    return `- ${plain(name)}: ${plain(finding)}`;
  });
  return [
    '---',
    `title: ${JSON.stringify(study.csl.title)}`,
    `description: ${JSON.stringify(study.finding)}`,
    '---',
    '',
    ...section('What it found', [
      plain(study.finding),
      '',
      corpus.vocabulary.balances[study.direction].name,
    ]),
    ...section(
      'Outcomes',
      (study.outcomes ?? []).map(({ measure, result }) => `- ${plain(measure)}: ${plain(result)}`),
    ),
    ...section(
      'How it was done',
      Object.entries(facts).flatMap(([name, text]) =>
        text === '' ? [] : [`- ${name}: ${plain(text)}`],
      ),
    ),
    ...section('Challenges and ethics', topics),
    ...section('How this was coded', [
      plain(corpus.site.words.checked),
      plain(corpus.vocabulary.bases[study.basis].means),
    ]),
    ...section('Reference', [plain(vancouver(study))]),
  ].join('\n');
}

/** Writes the studies of a corpus as the documents of the Starlight site in a folder, and leaves no other there. */
export function writeStarlight(folder: string, corpus: Corpus): void {
  const docs = join(folder, 'src/content/docs');
  const pages = new Map([
    ['index.md', '---\ntitle: Evidence\n---\n\nAll studies.\n'],
    ...[...corpus.studies.values()].map(
      (study) => [join('evidence', `${study.id}.md`), pageOf(study, corpus)] as const,
    ),
  ]);
  mkdirSync(join(docs, 'evidence'), { recursive: true });
  for (const file of readdirSync(docs, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.md') && !pages.has(file)) rmSync(join(docs, file));
  }
  for (const [file, text] of pages) writeFileSync(join(docs, file), text);
}
