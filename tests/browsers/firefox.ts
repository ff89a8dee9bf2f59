import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserKind } from './browser.ts';

/** Firefoxes, the one that FIREFOX names first. */
const found = [process.env['FIREFOX'] ?? '', 'firefox-esr', 'firefox'].find(
  (command) => command !== '' && spawnSync(command, ['--version']).error === undefined,
);

/** What Firefox sends: the answer to a command, or an event. */
interface Message {
  readonly id?: number | null;
  readonly type: 'success' | 'error' | 'event';
  readonly error?: string;
  readonly message?: string;
  readonly result?: unknown;
  readonly method?: string;
  readonly params?: { readonly level?: string; readonly text?: string | null };
}

/** The address at which Firefox takes commands, which it says when it is ready. */
const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const address = /listening on (ws:\/\/\S+)/u.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', () => {
      reject(new Error(`Firefox ended at once.\n${said}`));
    });
  });

/** Drives Firefox by WebDriver BiDi, which it speaks by itself. */
async function start(): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
  const child = spawn(
    found ?? 'firefox',
    ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0'],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: profile } },
  );
  const socket = new WebSocket(`${await addressOf(child)}/session`);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => {
      reject(new Error('Firefox takes no commands.'));
    });
  });
  let errors: string[] = [];
  let count = 0;
  const waiting = new Map<number, (message: Message) => void>();
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.type !== 'event') waiting.get(message.id ?? -1)?.(message);
    else if (message.method === 'log.entryAdded' && message.params?.level === 'error') {
      errors.push(message.params.text ?? 'an error without words');
    }
  });
  const command = async <T>(method: string, params: object): Promise<T> => {
    const id = (count += 1);
    const answer = new Promise<Message>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params }));
    const { type, error, message, result } = await answer;
    waiting.delete(id);
    if (type === 'error') throw new Error(`${method}: ${error ?? ''}: ${message ?? ''}`);
    return result as T;
  };
  const session = await command<{ capabilities: { browserVersion: string } }>('session.new', {
    capabilities: {},
  });
  await command('session.subscribe', { events: ['log.entryAdded'] });
  const tree = await command<{ contexts: readonly { context: string }[] }>(
    'browsingContext.getTree',
    {},
  );
  const context = tree.contexts[0]?.context ?? '';
  await command('browsingContext.setViewport', { context, viewport: { width: 1366, height: 900 } });
  return {
    version: session.capabilities.browserVersion,
    open: async (url) => {
      await command('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    back: async () => {
      await command('browsingContext.traverseHistory', { context, delta: -1 });
    },
    evaluate: async (expression) => {
      const { type, result, exceptionDetails } = await command<{
        type: string;
        result?: { value?: string };
        exceptionDetails?: { text: string };
      }>('script.evaluate', {
        expression: `JSON.stringify([${expression}])`,
        target: { context },
        awaitPromise: true,
      });
      if (type !== 'success') throw new Error(`${expression}: ${exceptionDetails?.text ?? ''}`);
      return (JSON.parse(result?.value ?? '[]') as readonly unknown[])[0];
    },
    act: async (type, actions) => {
      await command('input.performActions', { context, actions: [{ type, id: type, actions }] });
    },
    errors: () => {
      const told = errors;
      errors = [];
      return told;
    },
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await command('browser.close', {});
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

export const firefox: BrowserKind = {
  name: 'Firefox',
  missing: found === undefined ? 'no Firefox (on Debian: apt-get install firefox-esr)' : undefined,
  start,
};
