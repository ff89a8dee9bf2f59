import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultInWords } from '../../corpus/fault.ts';
import { Writer, WriteError } from '../../corpus/write.ts';
import { planPublication } from '../../intake/publish.ts';
import { draftPath, recordPath } from '../../intake/store.ts';
import { id as idSchema } from '../../schema/text.ts';
import { EXIT, UsageError, type Command } from './command.ts';
import { draftNamed, openStore, readAll } from './session.ts';

export const publishCommand: Command = {
  name: 'publish',
  usage: 'ID',
  summary: 'moves a complete draft into content/evidence/',
  details: [
    'Checks the whole content as it would be with the record. Where something is missing, it says',
    'what, and nothing is moved. The study is named in the version of its day in content/changes.yaml.',
  ],
  options: {
    as: { type: 'string', value: 'ID', help: 'publish under another id: firstauthor-year-topic' },
    'dry-run': { type: 'boolean', help: 'say what would be missing, and move nothing' },
  },
  run(call) {
    const { args, dir, flag, out, value } = call;
    if (args.length > 1) throw new UsageError('Give the id of one draft');
    const store = openStore(call);
    const draft = draftNamed(store, args[0]);
    const id = value('as') ?? draft.id;
    if (!idSchema.safeParse(id).success) throw new UsageError(`"${id}" is no id`);
    if (store.records.has(id))
      throw new UsageError(`There is a record "${id}" already: publish --as another id`);
    const { changes } = readAll(dir).files;
    const file = changes && {
      text: readFileSync(join(dir, 'changes.yaml'), 'utf8'),
      data: changes.data,
    };
    const plan = planPublication(dir, draft, file, id);
    if (plan.missing.length > 0) {
      for (const fault of plan.missing) out.say(`${faultInWords(fault)}\n`);
      out.say(
        `Not published: ${plan.missing.length} to mend in content/${draftPath(draft.id)}. Lines are those of the record as it would be written.`,
      );
      out.data({ id, published: false, missing: plan.missing });
      return EXIT.look;
    }
    if (flag('dry-run')) {
      out.say(`Nothing is missing: content/${recordPath(id)} could be written.`);
      out.data({ id, published: false, missing: [], left: plan.left });
      return EXIT.done;
    }
    const writer = new Writer(dir);
    try {
      for (const [path, text] of plan.files)
        writer.write(path, text, { fresh: path === recordPath(id) });
      writer.remove(draftPath(draft.id));
    } catch (error) {
      if (!(error instanceof WriteError)) throw error;
      out.note(`${error.message}. Written before that: ${error.written.join(', ') || 'nothing'}.`);
      return EXIT.unwritten;
    }
    out.say(
      `Published content/${recordPath(id)}. Next: npm run addresses, and cite it: <Cite id="${id}" />`,
    );
    for (const left of plan.left) out.say(`\nLeft to do:\n${left}`);
    out.data({ id, published: true, missing: [], left: plan.left });
    return EXIT.done;
  },
};
