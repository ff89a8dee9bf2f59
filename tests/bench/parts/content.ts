import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toRis } from '../../../src/export/references.ts';
import { madeUpRecords, writeContent } from '../../fixtures/generated-content.ts';
import type { Figure, Part } from '../part.ts';
import { ROOT, scratch } from '../sites.ts';
import { spend } from '../spend.ts';

const RECORDS = 10_000;
const REFERENCES = 5600;

/** Commands that an editor waits for, with as much as they may take. */
async function run(): Promise<readonly Figure[]> {
  const content = scratch('content-of-commands');
  writeContent(content, RECORDS);
  const command = (...args: readonly string[]) =>
    spend([process.execPath, ...args], { cwd: ROOT });
  const check = await command('src/cli/check-content.ts', content);
  const audit = await command('src/cli/evidence.ts', 'audit', '--content', content, '--json');
  // Other seeds make other names, so that nothing is known yet of what is imported.
  const file = join(scratch('references'), 'references.ris');
  writeFileSync(file, toRis(madeUpRecords(REFERENCES, 7)));
  const empty = scratch('content-to-import-into');
  writeContent(empty, 0);
  rmSync(join(empty, 'drafts'), { recursive: true, force: true });
  mkdirSync(join(empty, 'drafts'));
  const imported = await command(
    'src/cli/evidence.ts',
    'import',
    file,
    '--write',
    '--content',
    empty,
  );
  return [
    { name: `check:content, ${RECORDS} records`, value: check.wall, unit: 's', atMost: 10 },
    { name: `check:content, processor time`, value: check.cpu, unit: 's' },
    { name: `evidence audit, ${RECORDS} records`, value: audit.wall, unit: 's', atMost: 20 },
    { name: `evidence audit, processor time`, value: audit.cpu, unit: 's' },
    {
      name: `import of ${REFERENCES} references`,
      value: imported.wall,
      unit: 's',
      atMost: 10,
    },
    { name: 'import, processor time', value: imported.cpu, unit: 's' },
    { name: 'import, memory', value: imported.memory, unit: 'bytes', atMost: 500e6 },
  ];
}

/** Commands at the size of a map that has grown. */
export const content: Part = {
  name: 'content',
  about: 'check, audit and import of thousands of records',
  run,
};
