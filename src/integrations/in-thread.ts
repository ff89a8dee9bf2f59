import { Worker } from 'node:worker_threads';

/**
 * Has a thread of its own do a task, since pages and index are made by one processor alone.
 * @param script what runs there, beside this file; it posts one message when it is done
 * @returns that message; what goes wrong is thrown where it is waited for, and nowhere before
 */
export function inThread<T>(script: string, task: unknown): Promise<T> {
  const message = new Promise<T>((resolve, reject) => {
    const worker = new Worker(new URL(script, import.meta.url), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => {
      reject(new Error(`${script} ended before it was done.`));
    });
  });
  message.catch(() => undefined);
  return message;
}
