import { stagesOf } from '../domain/study.ts';
import { BALANCES, BASES, KINDS } from '../schema/codes.ts';
import type { Draft } from '../schema/draft.ts';
import type { Ladder } from '../schema/ladder.ts';
import { studyFields } from '../schema/study.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';

/** Words that a coder may choose from. */
export interface CodeBook {
  readonly ladder: Ladder;
  readonly vocabulary: Vocabulary;
  readonly applications: readonly {
    readonly id: string;
    readonly name: string;
    readonly scope: string;
  }[];
  readonly topics: readonly {
    readonly id: string;
    readonly name: string;
    readonly scope: string;
  }[];
  /** The day of the coding, YYYY-MM-DD. */
  readonly today: string;
}

/** A code with what it means; a stage has a test to be answered with yes or no. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly means: string;
}

/** A field of a record that is coded by a person. */
export type CodedField = Exclude<
  keyof typeof studyFields.shape,
  'id' | 'csl' | 'et-al' | 'retracted'
>;

/** A question of the coding: a field, what it holds, and how an answer in text is read. */
export interface Question {
  readonly field: CodedField;
  /** Option of the command line, without the dashes. */
  readonly flag: string;
  readonly help: string;
  /** How an answer is written. */
  readonly form: string;
  readonly required: boolean;
  /** Whether the field holds a list, so that the option may be given several times. */
  readonly many: boolean;
  readonly choices?: (book: CodeBook) => readonly Choice[];
  /** Choices that are asked one by one, each with its test, until one is answered with yes. */
  readonly tests?: boolean;
  readonly asked?: (draft: Draft) => boolean;
  readonly preset?: (book: CodeBook) => string;
  /** Reads one answer, or several of them where the field holds a list. */
  readonly read: (answers: readonly string[]) => unknown;
}

const help = (field: CodedField): string => studyFields.shape[field].description ?? '';
const one = (answers: readonly string[]): string => answers.join(' ').trim();
/** Entries of lists that are divided by commas. */
const byComma = (answers: readonly string[]): string[] =>
  answers
    .flatMap((answer) => answer.split(/\s*,\s*/u))
    .map((text) => text.trim())
    .filter(Boolean);
/** "first: second", as often as it is given; semicolons and a space divide entries too. */
const pairs = (answers: readonly string[]): (readonly [string, string])[] =>
  answers
    .flatMap((answer) => answer.split(/\s*\|\s*/u))
    .filter((text) => text.trim() !== '')
    .map((text) => {
      const [, a = text, b = ''] = /^(.+?):\s+(.*)$/su.exec(text) ?? [];
      return [a.trim(), b.trim()];
    });
/** "address field, field": divided by the first space. */
const addresses = (answers: readonly string[]): { url: string; supports: string[] }[] =>
  answers
    .flatMap((answer) => answer.split(/\s*\|\s*/u))
    .filter((text) => text.trim() !== '')
    .map((text) => {
      const [, url = text.trim(), fields = ''] = /^\s*(\S+)\s+(.*)$/su.exec(text) ?? [];
      const supports = byComma([fields]);
      return { url, supports: supports.length > 0 ? supports : ['abstract'] };
    });

const named = (
  entries: Readonly<Record<string, { readonly name: string; readonly means: string }>>,
  ids: readonly string[],
): readonly Choice[] =>
  ids.map((id) => ({ id, name: entries[id]?.name ?? id, means: entries[id]?.means ?? '' }));
const scoped = (
  entries: readonly { readonly id: string; readonly name: string; readonly scope: string }[],
): readonly Choice[] => entries.map(({ id, name, scope }) => ({ id, name, means: scope }));

/** The questions, in the order in which they are asked. */
export const QUESTIONS: readonly Question[] = [
  {
    field: 'kind',
    flag: 'kind',
    help: help('kind'),
    form: 'one of the words',
    required: true,
    many: false,
    choices: ({ vocabulary }) => named(vocabulary.kinds, KINDS),
    read: one,
  },
  {
    field: 'applications',
    flag: 'applications',
    help: help('applications'),
    form: 'ids, divided by commas; - for none',
    required: true,
    many: true,
    choices: ({ applications }) => scoped(applications),
    read: (answers) => byComma(answers).filter((id) => id !== '-'),
  },
  {
    field: 'stage',
    flag: 'stage',
    help: help('stage'),
    form: 'yes or no to each test',
    required: true,
    many: false,
    asked: ({ kind }) => kind === 'primary',
    tests: true,
    // The strongest test first: a study stands on the highest rung that it reaches.
    choices: ({ ladder }) =>
      stagesOf(ladder)
        .toReversed()
        .map(({ id, name, test, edges }) => ({
          id,
          name,
          means: [test, ...edges.map((edge) => `  - ${edge}`)].join('\n'),
        })),
    read: one,
  },
  {
    field: 'designType',
    flag: 'design-type',
    help: help('designType'),
    form: 'one of the ids',
    required: true,
    many: false,
    choices: ({ vocabulary }) =>
      vocabulary.designs.map(({ id, name }) => ({ id, name, means: '' })),
    read: one,
  },
  {
    field: 'design',
    flag: 'design',
    help: help('design'),
    form: 'a few words',
    required: true,
    many: false,
    read: one,
  },
  {
    field: 'countries',
    flag: 'countries',
    help: help('countries'),
    form: 'codes, divided by commas',
    required: false,
    many: true,
    read: (answers) => byComma(answers).map((code) => code.toUpperCase()),
  },
  {
    field: 'specialties',
    flag: 'specialties',
    help: help('specialties'),
    form: 'words, divided by commas',
    required: false,
    many: true,
    read: byComma,
  },
  {
    field: 'models',
    flag: 'models',
    help: help('models'),
    form: 'names, divided by commas',
    required: false,
    many: true,
    read: byComma,
  },
  {
    field: 'sample',
    flag: 'sample',
    help: help('sample'),
    form: '"238 physicians"; several divided by |',
    required: false,
    many: true,
    read: (answers) =>
      answers
        .flatMap((answer) => answer.split(/\s*\|\s*/u))
        .filter((text) => text.trim() !== '')
        .map((text) => {
          const [, n = '', unit = text.trim()] = /^\s*([\d,.]+)\s+(.*)$/su.exec(text) ?? [];
          return { n: n === '' ? Number.NaN : Number(n.replaceAll(',', '')), unit: unit.trim() };
        }),
  },
  {
    field: 'program',
    flag: 'program',
    help: help('program'),
    form: 'an id',
    required: false,
    many: false,
    read: one,
  },
  {
    field: 'comparator',
    flag: 'comparator',
    help: help('comparator'),
    form: 'a few words',
    required: false,
    many: false,
    read: one,
  },
  {
    field: 'outcomes',
    flag: 'outcome',
    help: help('outcomes'),
    form: '"measure: result"; several divided by |',
    required: false,
    many: true,
    read: (answers) => pairs(answers).map(([measure, result]) => ({ measure, result })),
  },
  {
    field: 'finding',
    flag: 'finding',
    help: help('finding'),
    form: 'one or two sentences',
    required: true,
    many: false,
    read: one,
  },
  {
    field: 'direction',
    flag: 'direction',
    help: help('direction'),
    form: 'one of the words',
    required: true,
    many: false,
    choices: ({ vocabulary }) => named(vocabulary.balances, BALANCES),
    read: one,
  },
  {
    field: 'topics',
    flag: 'topic',
    help: help('topics'),
    form: '"id: what it shows"; several divided by |',
    required: false,
    many: true,
    choices: ({ topics }) => scoped(topics),
    read: (answers) => pairs(answers).map(([topic, finding]) => ({ topic, finding })),
  },
  {
    field: 'basis',
    flag: 'basis',
    help: help('basis'),
    form: 'one of the words',
    required: true,
    many: false,
    choices: ({ vocabulary }) => named(vocabulary.bases, BASES),
    read: one,
  },
  {
    field: 'basisNote',
    flag: 'basis-note',
    help: help('basisNote'),
    form: 'a few words',
    required: false,
    many: false,
    read: one,
  },
  {
    field: 'sources',
    flag: 'source',
    help: help('sources'),
    form: '"address field, field"; several divided by |; - for none',
    required: true,
    many: true,
    read: (answers) => addresses(answers.filter((answer) => answer.trim() !== '-')),
  },
  {
    field: 'checked',
    flag: 'checked',
    help: help('checked'),
    form: 'YYYY-MM-DD',
    required: true,
    many: false,
    preset: ({ today }) => today,
    read: one,
  },
];

/** The answer to a question, or why it is none. */
export type Answer =
  { readonly value: unknown; readonly wrong?: never } | { readonly wrong: string };

/** Reads an answer and checks it against the schema and the words that may be chosen. */
export function answerTo(question: Question, answers: readonly string[], book: CodeBook): Answer {
  const value = question.read(answers);
  const result = studyFields.shape[question.field].safeParse(value);
  if (!result.success) {
    const wrong = result.error.issues.map(({ path, message }) =>
      [path.join('.'), message].filter(Boolean).join(': '),
    );
    return { wrong: [...new Set(wrong)].join('; ') };
  }
  const valid = question.choices?.(book).map(({ id }) => id);
  const chosen = [value]
    .flat()
    .map((entry: unknown) =>
      typeof entry === 'object' && entry !== null && 'topic' in entry
        ? String(entry.topic)
        : String(entry),
    );
  const unknown = valid === undefined ? undefined : chosen.find((id) => !valid.includes(id));
  return unknown === undefined
    ? { value }
    : { wrong: `"${unknown}" is none of ${(valid ?? []).join(', ')}` };
}

/** A draft with an answer; fields in the order of the schema are the writer's care. */
export const answered = (draft: Draft, question: Question, value: unknown): Draft => ({
  ...draft,
  [question.field]: value,
});

/** Questions that have no answer yet, as far as they apply. */
export const openQuestions = (draft: Draft): readonly Question[] =>
  QUESTIONS.filter(({ field, asked }) => draft[field] === undefined && (asked?.(draft) ?? true));
