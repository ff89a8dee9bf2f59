import { Piscina } from 'piscina';
import type * as tasks from './thread-tasks.ts';

type Tasks = typeof tasks;

/** A thread beside the one that makes pages, and that alone. */
export interface SideThread {
  /**
   * Has the thread do a task of `thread-tasks.ts`, after those that were given before.
   * @returns what the task returns; what goes wrong is thrown where it is waited for, and nowhere before
   */
  readonly run: <Name extends keyof Tasks>(
    name: Name,
    task: Parameters<Tasks[Name]>[0],
  ) => Promise<ReturnType<Tasks[Name]>>;
}

/** A thread for what a build does beside its pages. It begins with its first task, and ends with the build. */
export function sideThread(): SideThread {
  let pool: Piscina | undefined;
  return {
    run: (name, task) => {
      pool ??= new Piscina({
        filename: new URL('thread-tasks.ts', import.meta.url).href,
        // One is kept for all tasks: to start another takes longer than most of them.
        minThreads: 1,
        maxThreads: 1,
      });
      const done = pool.run(task, { name }) as Promise<ReturnType<Tasks[typeof name]>>;
      done.catch(() => undefined);
      return done;
    },
  };
}
