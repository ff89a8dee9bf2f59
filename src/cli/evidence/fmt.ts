import type { z } from 'zod';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { canonical } from '../../corpus/canonical.ts';
import { listFiles, readSource } from '../../corpus/source.ts';
import { counted } from '../../domain/tally.ts';
import { DRAFTS, RECORDS } from '../../schema/collections.ts';
import { draft } from '../../schema/draft.ts';
import { EXIT, UsageError, type Command } from './command.ts';
import { writeAll } from './session.ts';

const FOLDERS: Readonly<Record<string, z.ZodType>> = { ...RECORDS, [DRAFTS]: draft };

export const fmtCommand: Command = {
  name: 'fmt',
  usage: '[ID...]',
  summary: 'puts records into one form: order of fields, wrapping',
  details: [
    'Records, drafts and second codings. What they say stays the same, and so do comments.',
    'Without --write it lists the files that would change, and exits with 1 if there are any.',
  ],
  options: { write: { type: 'boolean', help: 'write the files' } },
  run(call) {
    const { args, dir, flag, out } = call;
    const texts: (readonly [string, string])[] = [];
    const seen = new Set<string>();
    for (const [folder, schema] of Object.entries(FOLDERS)) {
      if (!existsSync(join(dir, folder))) continue;
      for (const name of listFiles(join(dir, folder))) {
        const id = name.replace(/\.yaml$/u, '');
        if (!name.endsWith('.yaml') || (args.length > 0 && !args.includes(id))) continue;
        seen.add(id);
        const source = readSource(dir, `${folder}/${name}`);
        if ('expected' in source) {
          out.note(`content/${source.file}: ${source.found}; left as it is`);
          continue;
        }
        const text = canonical(source.text, schema);
        if (text !== source.text) texts.push([`${folder}/${name}`, text]);
      }
    }
    const unknown = args.find((id) => !seen.has(id));
    if (unknown !== undefined) throw new UsageError(`There is no record or draft "${unknown}"`);
    for (const [path] of texts) out.say(`content/${path}`);
    out.data({ changed: texts.map(([path]) => path), dryRun: !flag('write') });
    if (texts.length === 0) {
      out.say('Every file is in its form.');
      return EXIT.done;
    }
    if (flag('write')) return writeAll(call, texts);
    out.say(`${counted(texts.length, 'file', 'files')} would change. Add --write.`);
    return EXIT.look;
  },
};
