import { fileURLToPath } from 'node:url';
import { typeContent } from '../corpus/content.ts';
import { readContent } from '../corpus/raw.ts';
import { citedInLesson, passagesOfQuestions } from '../domain/lesson.ts';
import { LEAST_CITED, proseReport, type ProseReport } from '../domain/prose-report.ts';
import type { DocumentFolder } from '../schema/collections.ts';

/**
 * Reports on the prose of `content/` (or of the folder that is given): length, readability and
 * citations of every page. Works on faulty content too, with what could be read. `--json` for all
 * of it as data.
 */
const given = process.argv.slice(2);
const dir =
  given.find((argument) => !argument.startsWith('--')) ??
  fileURLToPath(new URL('../../content', import.meta.url));
const raw = readContent(dir);
const { content } = typeContent(raw);
const ladder = content.files.ladder?.data;
if (ladder === undefined) {
  console.error('ladder.yaml can\'t be read: run "npm run check:content".');
  process.exit(1);
}
const lessons = new Map(content.documents.lessons.map(({ file, data }) => [file, data]));
const pages = Object.entries(raw.documents).flatMap(([folder, entries]) =>
  entries.flatMap(({ id, file, facts, lineOf }) => {
    if (facts === undefined) return [];
    const lesson = lessons.get(file);
    const { cited, passages } = facts;
    return [
      {
        folder: folder as DocumentFolder,
        id,
        cited: lesson ? citedInLesson(facts, lesson) : cited,
        passages: lesson ? [...passages, ...passagesOfQuestions(lesson, lineOf)] : passages,
      },
    ];
  }),
);
const report = proseReport(
  pages,
  content.evidence.map(({ data }) => data),
  ladder,
);
console.log(given.includes('--json') ? JSON.stringify(report, null, 1) : inWords(report));
if (report.problems.length > 0) process.exitCode = 1;

/** The report as a table and lines of text. */
function inWords({ pages: rows, ...all }: ProseReport): string {
  const width = Math.max(...rows.map(({ page }) => page.length));
  const line = (...[page = '', ...cells]: string[]): string =>
    [page.padEnd(width), ...cells.map((cell) => cell.padStart(10))].join('');
  const share = Math.floor(all.share * 1000) / 10;
  return [
    line('page', 'words', 'grade', 'citations', 'records', 'uncited'),
    ...rows.map((row) =>
      line(
        row.page,
        String(row.words),
        row.grade.toFixed(1),
        String(row.citations),
        String(row.cited),
        row.records === 0 ? '' : `${row.uncited.length}/${row.records}`,
      ),
    ),
    '',
    'words: body text. grade: Flesch-Kincaid. citations: how often a sentence cites a record;',
    'records: how many different ones. uncited: of the records that belong to the page.',
    '',
    `Cited at least once: ${all.cited} of ${all.records} records, ${share}% (at least ${LEAST_CITED * 100}%).`,
    `Uncited: ${all.uncited.join(', ') || 'none'}.`,
    `Strong studies uncited on the page of their application: ${
      all.strongUncited.map(({ page, study }) => `${study} (${page})`).join(', ') || 'none'
    }.`,
    ...(all.problems.length > 0
      ? ['', 'Out of bounds:', ...all.problems.map((problem) => `  ${problem}`)]
      : ['Every page is within its bounds.']),
  ].join('\n');
}
