import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { counted } from '../../domain/tally.ts';
import { FORMAT_NAMES, type Format } from '../../intake/item.ts';
import { OUTCOMES, planImport, sumOf, type FileReport, type Outcome } from '../../intake/plan.ts';
import { readReferences, type ReadFile } from '../../intake/read.ts';
import { draftPath, draftText, knownOf } from '../../intake/store.ts';
import { EXIT, UsageError, type Call, type Command } from './command.ts';
import { openStore, writeAll } from './session.ts';

/** Largest file that is read, in bytes. */
const MAX_BYTES = 200_000_000;
/** Lines of a report that are shown of each kind, unless all are asked for. */
const SHOWN = 20;

function readFile(path: string): ReadFile {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return { reason: 'This is no file' };
    if (stat.size > MAX_BYTES) return { reason: `The file is larger than ${MAX_BYTES / 1e6} MB` };
    return readReferences(readFileSync(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { reason: code === 'ENOENT' ? 'There is no such file' : `It can't be read (${code})` };
  }
}

const inWords = (counts: Readonly<Record<Outcome, number>>): string =>
  OUTCOMES.filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${outcome}`)
    .join(', ') || 'nothing';

function sayFile({ out, flag }: Call, report: FileReport): void {
  const { file, format, encoding, read, counts, problem } = report;
  if (problem !== undefined) {
    out.say(`${out.styled('bold', file)}  ${out.styled('red', problem)}`);
    return;
  }
  const name = format === undefined ? '' : FORMAT_NAMES[format as Format];
  out.say(
    `${out.styled('bold', file)}  ${name}, ${encoding ?? ''}: ${read} read = ${inWords(counts)}`,
  );
  const styles = {
    doubtful: 'yellow',
    rejected: 'red',
    merged: 'dim',
    matched: 'dim',
    added: 'green',
  } as const;
  const outcomes = flag('details') ? OUTCOMES : (['doubtful', 'rejected'] as const);
  for (const outcome of outcomes) {
    const items = report.items.filter((item) => item.outcome === outcome);
    const shown = flag('details') ? items : items.slice(0, SHOWN);
    for (const { line, id, title, reason } of shown) {
      const what = [id, title?.slice(0, 70), reason].filter(Boolean).join(' · ');
      out.say(`  ${out.styled(styles[outcome], outcome)} ${file}:${line} ${what}`);
    }
    if (items.length > shown.length) {
      out.say(`  and ${items.length - shown.length} more ${outcome}; --details shows all`);
    }
  }
}

export const importCommand: Command = {
  name: 'import',
  usage: 'FILE...',
  summary: 'makes drafts from files of a reference manager or database',
  details: [
    'Reads RIS, BibTeX, CSL-JSON, PubMed (.nbib), CSV and the JSON of EPPI-Reviewer; the format is',
    'told by what a file holds, and so is the encoding. Each reference is',
    '  added     a draft in content/drafts/',
    '  matched   known already, by DOI, PubMed number, or title, year and first author',
    '  merged    known already, and gave a draft what it lacked',
    '  doubtful  perhaps known already: a draft that says of what',
    '  rejected  not usable, with the reason and the line',
    'A second import of the same files changes nothing. Without --write nothing is written at all.',
  ],
  options: {
    write: { type: 'boolean', help: 'write the drafts' },
    merge: { type: 'boolean', help: 'fill empty fields of drafts that were there before' },
    details: { type: 'boolean', help: 'every reference, not only those that need a person' },
  },
  run(call) {
    const { args, flag, out } = call;
    if (args.length === 0) throw new UsageError('Give at least one file');
    const files = args.map((path) => ({ name: basename(path), read: readFile(path) }));
    const store = openStore(call);
    const total = files.reduce(
      (sum, { read }) => sum + (read.reason === undefined ? read.items.length : 0),
      0,
    );
    const plan = planImport(files, knownOf(store), store.drafts, {
      merge: flag('merge'),
      step: out.progress('Comparing', total),
    });
    for (const report of plan.files) sayFile(call, report);
    const counts = sumOf(plan.files);
    const read = plan.files.reduce((sum, file) => sum + file.read, 0);
    if (plan.files.length > 1) out.say(`All files: ${read} read = ${inWords(counts)}`);
    const write = flag('write');
    let exit: ReturnType<typeof writeAll> = EXIT.done;
    if (write) {
      const texts = function* (): Iterable<readonly [string, string]> {
        for (const [id, draft] of plan.drafts) yield [draftPath(id), draftText(draft)];
      };
      exit = writeAll(call, texts(), { step: out.progress('Writing', plan.drafts.size) });
      if (exit === EXIT.done) {
        out.say(
          plan.drafts.size === 0
            ? 'Nothing to write.'
            : `Wrote ${counted(plan.drafts.size, 'draft', 'drafts')} to content/drafts/. Next: npm run evidence -- code ID`,
        );
      }
    } else if (plan.drafts.size > 0) {
      out.say(
        `Dry run: nothing was written. Add --write for ${counted(plan.drafts.size, 'draft', 'drafts')}.`,
      );
    }
    out.data({
      files: plan.files,
      read,
      counts,
      written: write && exit === EXIT.done ? plan.drafts.size : 0,
      dryRun: !write,
    });
    if (exit !== EXIT.done) return exit;
    const broken = plan.files.some(({ problem }) => problem !== undefined);
    return broken || counts.doubtful + counts.rejected > 0 ? EXIT.look : EXIT.done;
  },
};
