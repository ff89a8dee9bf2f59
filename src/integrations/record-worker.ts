import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Corpus } from '../domain/corpus.ts';
import { recordForms } from '../export/formats.ts';
import { pathToRecord } from '../routing/paths.ts';

/** What the thread is given. */
export interface RecordTask {
  /** Folder of the built site. */
  readonly site: string;
  readonly records: Pick<Corpus, 'studies' | 'addresses'>;
}

const { site, records } = workerData as RecordTask;
let files = 0;
for (const { id, study, format, write } of recordForms(records)) {
  const file = join(site, pathToRecord(id, format));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, write([study]));
  files += 1;
}
parentPort?.postMessage(files);
