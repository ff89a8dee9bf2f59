import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Corpus } from '../domain/corpus.ts';
import { recordFiles } from '../export/record-texts.ts';

/** What the thread is given. */
export interface RecordTask {
  /** Folder of the built site. */
  readonly site: string;
  readonly records: Pick<Corpus, 'studies' | 'addresses'>;
}

const { site, records } = workerData as RecordTask;
let files = 0;
for (const { path, write } of recordFiles(records)) {
  const file = join(site, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, write());
  files += 1;
}
parentPort?.postMessage(files);
