import type { Draft } from '../../schema/draft.ts';
import {
  answered,
  answerTo,
  openQuestions,
  QUESTIONS,
  type CodeBook,
  type Question,
} from '../../intake/questions.ts';
import { draftPath, draftText } from '../../intake/store.ts';
import { Asker } from './ask.ts';
import { EXIT, UsageError, type Call, type Command, type Exit, type Option } from './command.ts';
import { codeBook, draftNamed, openStore, readAll, writeAll } from './session.ts';

/** That the person wants to stop and go on another time. */
const STOP = Symbol('stop');

const isYes = (text: string): boolean => /^y(?:es)?$/iu.test(text);

/** Asks the tests of a question one by one; the first yes is the answer. */
async function askTests(
  question: Question,
  book: CodeBook,
  asker: Asker,
): Promise<string | typeof STOP> {
  for (;;) {
    for (const { id, name, means } of question.choices?.(book) ?? []) {
      const answer = await asker.ask(
        `\n${name}: ${means}\n  Is this true of the study? [y/n, stop] `,
      );
      if (answer === undefined || answer === 'stop') return STOP;
      if (isYes(answer)) return id;
    }
    asker.say('One of the tests has to be answered with yes. Once more:\n');
  }
}

/** Asks a question until the answer is right; an empty answer passes over what is not required. */
async function ask(question: Question, book: CodeBook, asker: Asker): Promise<unknown> {
  asker.say(
    `\n${question.field}${question.required ? '' : ' (may be left out)'}\n${question.help}\n`,
  );
  if (question.tests) {
    const id = await askTests(question, book, asker);
    return id;
  }
  for (const { id, name, means } of question.choices?.(book) ?? []) {
    asker.say(`  ${id}: ${[name, means].filter(Boolean).join('. ')}\n`);
  }
  const preset = question.preset?.(book);
  for (;;) {
    const text = await asker.ask(
      `  ${question.form}${preset === undefined ? '' : ` [${preset}]`}: `,
    );
    if (text === undefined || text === 'stop') return STOP;
    const given = text === '' ? (preset ?? '') : text;
    if (given === '') {
      if (!question.required) return undefined;
      asker.say('  This is needed. "stop" stops, and what was answered stays.\n');
      continue;
    }
    const answer = answerTo(question, [given], book);
    if (answer.wrong === undefined) return answer.value;
    asker.say(`  ${answer.wrong}\n`);
  }
}

/** The answers that were given as options. */
function byOptions(
  call: Call,
  draft: Draft,
  book: CodeBook,
): { draft: Draft; given: number; wrong: string[] } {
  const wrong: string[] = [];
  let given = 0;
  let result = draft;
  for (const question of QUESTIONS) {
    const values = call.values(question.flag);
    if (values.length === 0) continue;
    given += 1;
    const answer = answerTo(question, values, book);
    if (answer.wrong === undefined) result = answered(result, question, answer.value);
    else wrong.push(`--${question.flag}: ${answer.wrong}`);
  }
  return { draft: result, given, wrong };
}

function sayState(call: Call, draft: Draft): Exit {
  const { out } = call;
  const open = openQuestions(draft).filter(({ required }) => required);
  out.data({ id: draft.id, open: open.map(({ field }) => field) });
  out.say(
    open.length === 0
      ? `All that is needed is answered. Next: npm run evidence -- publish ${draft.id}`
      : `Still open: ${open.map(({ field }) => field).join(', ')}. Go on with: npm run evidence -- code ${draft.id}`,
  );
  return open.length === 0 ? EXIT.done : EXIT.look;
}

const options: Readonly<Record<string, Option>> = {
  ...Object.fromEntries(
    QUESTIONS.map(({ flag, many, form, help }): [string, Option] => [
      flag,
      { type: 'string', multiple: many, value: 'ANSWER', help: `${help} (${form})` },
    ]),
  ),
  again: { type: 'boolean', help: 'ask what is answered already, too' },
};

export const codeCommand: Command = {
  name: 'code',
  usage: 'ID',
  summary: 'asks the coding questions about a draft, one by one',
  details: [
    'Each answer is written at once, so that you can stop ("stop", or Ctrl-C) and go on another time.',
    'Given as options, answers are written without questions.',
  ],
  options,
  async run(call) {
    const { args, flag, out, dir } = call;
    if (args.length > 1) throw new UsageError('Give the id of one draft');
    const start = draftNamed(openStore(call), args[0]);
    const book = codeBook(readAll(dir));
    const options = byOptions(call, start, book);
    if (options.wrong.length > 0) throw new UsageError(options.wrong.join('\n'));
    let draft = options.draft;
    const save = (): Exit => writeAll(call, [[draftPath(draft.id), draftText(draft)]]);
    if (options.given > 0) {
      const written = save();
      return written === EXIT.done ? sayState(call, draft) : written;
    }
    out.note(
      `${draft.csl.title ?? draft.id}\n${draft.csl.DOI ? `https://doi.org/${draft.csl.DOI}` : (draft.csl.URL ?? '')}`,
    );
    if (draft.intake?.doubt) out.note(`In doubt: ${draft.intake.doubt}`);
    if (draft.intake?.abstract) out.note(`\n${draft.intake.abstract}`);
    const asker = new Asker(call.terminal.input, out);
    const seen = new Set<string>();
    try {
      for (;;) {
        const open = flag('again')
          ? QUESTIONS.filter(({ asked }) => asked?.(draft) ?? true)
          : openQuestions(draft);
        const question = open.find(({ field }) => !seen.has(field));
        if (question === undefined) break;
        seen.add(question.field);
        const value = await ask(question, book, asker);
        if (value === STOP) break;
        if (value === undefined) continue;
        draft = answered(draft, question, value);
        const written = save();
        if (written !== EXIT.done) return written;
      }
    } finally {
      asker.close();
    }
    return sayState(call, draft);
  },
};
