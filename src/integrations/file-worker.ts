import { parentPort, workerData } from 'node:worker_threads';
import { writeFiles, type FileTask } from './write-files.ts';

const { folder, files } = workerData as FileTask;
writeFiles(folder, files);
parentPort?.postMessage(files.length);
