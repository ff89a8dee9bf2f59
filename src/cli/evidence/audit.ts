import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, parseDocument } from 'yaml';
import { canonical } from '../../corpus/canonical.ts';
import { corpusOf, typeContent } from '../../corpus/content.ts';
import { faultInWords } from '../../corpus/fault.ts';
import { readContent } from '../../corpus/raw.ts';
import { parseYaml } from '../../corpus/yaml.ts';
import { coderAgreement, type CoderAgreement, type Interval } from '../../domain/agreement.ts';
import { auditOf, type Audit } from '../../domain/audit.ts';
import type { Corpus } from '../../domain/corpus.ts';
import { counted } from '../../domain/tally.ts';
import { decode } from '../../intake/decode.ts';
import { readRetractions, retractionsOf, type Hit } from '../../intake/retractions.ts';
import { recordPath } from '../../intake/store.ts';
import { secondCoding } from '../../schema/second-coding.ts';
import { study } from '../../schema/study.ts';
import { EXIT, UsageError, type Call, type Command, type Exit } from './command.ts';
import { today, writeAll } from './session.ts';

/** What each list of findings is about. */
const LISTS = {
  duplicates: 'May be one work',
  retracted: 'Retracted, and not counted',
  incomplete: 'Incomplete',
  secondary: 'Read from a secondary text',
  preprints: 'Preprints that may have become articles',
  withoutPmid: 'Articles without a PubMed number',
  cutAuthors: 'Lists of authors that are cut',
  uncited: 'Cited on no page',
} as const satisfies Partial<Record<keyof Audit, string>>;

const SHOWN = 10;

const fileText = (path: string): string => {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new UsageError(`${path} can't be read: ${(error as Error).message}`);
  }
  const decoded = decode(bytes);
  if (decoded.reason !== undefined) throw new UsageError(`${path}: ${decoded.reason}`);
  return decoded.text;
};

const percent = (share: number): string => `${Math.round(share * 100)}%`;
const from = (interval: Interval | undefined, write: (end: number) => string): string =>
  interval ? ` (95% interval ${write(interval[0])} to ${write(interval[1])})` : '';

const agreementInWords = ({
  field,
  compared,
  alike,
  shareInterval,
  kappa,
  kappaInterval,
}: CoderAgreement): string =>
  compared === 0
    ? `${field}: nothing to compare`
    : `${field}: ${alike} of ${compared} alike, ${percent(alike / compared)}${from(shareInterval, percent)}; kappa ${
        kappa?.toFixed(2) ?? 'not defined'
      }${from(kappaInterval, (end) => end.toFixed(2))}`;

/** Agreement with a second coder whose file is given, YAML or JSON. */
function secondCoder(path: string, corpus: Corpus): Audit['agreement'][number] {
  const parsed = parseYaml(fileText(path), path);
  const result = secondCoding.safeParse(parsed.faults ? undefined : parsed.data);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new UsageError(
      `${path} is no second coding: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    );
  }
  return { about: result.data.about, fields: coderAgreement(result.data, corpus.studies) };
}

/** A record with its retraction, in canonical form. */
function marked(dir: string, { id, notice }: Hit): readonly [string, string] {
  const path = recordPath(id);
  const document = parseDocument(readFileSync(join(dir, path), 'utf8'), { version: '1.2' });
  if (isMap(document.contents)) document.set('retracted', document.createNode(notice.retracted));
  return [
    path,
    canonical(document.toString({ lineWidth: 100, flowCollectionPadding: true }), study),
  ];
}

/** Compares the records with a Retraction Watch file; marks them where that is asked for. */
function retractions(
  call: Call,
  corpus: Corpus,
  path: string,
): { exit: Exit; hits: readonly Hit[] } {
  const { dir, flag, out } = call;
  const notices = readRetractions(fileText(path));
  if (notices === undefined) {
    throw new UsageError(
      `${path} is no Retraction Watch CSV: it needs OriginalPaperDOI, RetractionDate and RetractionNature`,
    );
  }
  const hits = retractionsOf(corpus.studies.values(), notices);
  const open = hits.filter(({ mark }) => mark);
  out.say(
    `${out.styled('bold', 'Retraction Watch')}: ${notices.length} notices, ${counted(hits.length, 'is', 'are')} about records of the map`,
  );
  for (const { id, notice, mark } of hits) {
    const when = notice.retracted?.date ?? '';
    out.say(
      `  ${id} · ${notice.nature} ${when}${mark ? '' : ', marked already or nothing to mark'} · line ${notice.line}`,
    );
  }
  if (open.length === 0) return { exit: EXIT.done, hits };
  if (!flag('write')) {
    out.say(
      `Dry run: nothing was written. Add --write to mark ${counted(open.length, 'record', 'records')}.`,
    );
    return { exit: EXIT.look, hits };
  }
  const exit = writeAll(
    call,
    open.map((hit) => marked(dir, hit)),
  );
  if (exit === EXIT.done)
    out.say(`Marked ${counted(open.length, 'record', 'records')} as retracted.`);
  return { exit, hits };
}

function say({ out, flag }: Call, audit: Audit): void {
  for (const [name, title] of Object.entries(LISTS)) {
    const findings = audit[name as keyof typeof LISTS];
    if (findings.length === 0) continue;
    const shown = flag('details') ? findings : findings.slice(0, SHOWN);
    out.say(`${out.styled('bold', title)}: ${findings.length} of ${audit.records}`);
    for (const { id, what } of shown) out.say(`  ${id} · ${what}`);
    if (findings.length > shown.length)
      out.say(`  and ${findings.length - shown.length} more; --details shows all`);
    out.say();
  }
  out.say(
    `${out.styled('bold', 'Applications whose level rests on one study')}: ${audit.fragile.length}`,
  );
  for (const { application, level, studies } of audit.fragile) {
    out.say(`  ${application} · level ${level} · ${studies.join(', or ')}`);
  }
  out.say();
  for (const { about, fields } of audit.agreement) {
    out.say(`${out.styled('bold', 'Second coding')}: ${about}`);
    for (const field of fields) out.say(`  ${agreementInWords(field)}`);
    out.say();
  }
}

export const auditCommand: Command = {
  name: 'audit',
  usage: '',
  summary: 'lists what a person should look at, and marks retractions',
  details: [
    'Lists records that are incomplete, secondary, old or cut, that may be one work, that no page',
    'cites; applications whose level rests on one study; and how far second coders agree.',
    'Exit 1 where two records may be one work or a retraction is not marked.',
  ],
  options: {
    retractions: {
      type: 'string',
      value: 'FILE',
      help: 'a Retraction Watch CSV: which records it lists',
    },
    write: { type: 'boolean', help: 'mark the records that it lists as retracted' },
    second: {
      type: 'string',
      multiple: true,
      value: 'FILE',
      help: "a second coder's file, beside those in content/",
    },
    details: { type: 'boolean', help: 'every finding' },
  },
  run(call) {
    const { dir, out, value, values } = call;
    const { content, faults } = typeContent(readContent(dir));
    for (const fault of faults) out.note(`${faultInWords(fault)}\n    passed over\n`);
    const corpus = corpusOf(content);
    if (corpus === undefined)
      throw new UsageError('The content can\'t be read: run "npm run check:content"');
    const list = value('retractions');
    const watch = list === undefined ? undefined : retractions(call, corpus, list);
    const plain = auditOf(corpus, today());
    const second = values('second').map((path) => secondCoder(path, corpus));
    const audit: Audit = { ...plain, agreement: [...plain.agreement, ...second] };
    if (watch === undefined) say(call, audit);
    out.data({ ...audit, ...(watch && { retractions: watch.hits }) });
    if (watch) return watch.exit;
    return audit.duplicates.length > 0 ? EXIT.look : EXIT.done;
  },
};
