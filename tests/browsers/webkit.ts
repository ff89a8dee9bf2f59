import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../fixtures/free-port.ts';
import type { Browser, BrowserKind } from './browser.ts';

const isHere = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, args).error === undefined;

/** The small browser that comes with WebKitGTK and its driver. */
const [browser] = existsSync('/usr/lib') ? globSync('/usr/lib/*/webkit2gtk-4*/MiniBrowser') : [];
const display = process.env['DISPLAY'];

function reason(): string | undefined {
  if (browser === undefined || !isHere('WebKitWebDriver', '--version')) {
    return 'no WebKitGTK with a driver (on Debian: apt-get install webkit2gtk-driver)';
  }
  return display === undefined && !isHere('Xvfb', '-help')
    ? 'no screen for WebKitGTK, and none to stand in (on Debian: apt-get install xvfb)'
    : undefined;
}

/** Starts a screen that no one sees, and gives its name. */
async function screen(): Promise<readonly [name: string, child?: ChildProcess]> {
  if (display !== undefined) return [display];
  const args = ['-displayfd', '1', '-screen', '0', '1440x1000x24', '-nolisten', 'tcp'];
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const number = await new Promise<string>((resolve) => {
    child.stdout.once('data', (chunk: Buffer) => {
      resolve(chunk.toString('utf8').trim());
    });
  });
  return [`:${number}`, child];
}

/** A session, as the driver gives it. */
interface Session {
  readonly sessionId: string;
  readonly capabilities: { readonly browserVersion: string };
}

/** Drives WebKitGTK by WebDriver. Its console can't be read this way. */
async function start(): Promise<Browser> {
  const [name, frame] = await screen();
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: name },
  });
  const command = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(`http://127.0.0.1:${port}/session${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: T & { message?: string } };
    if (!response.ok) throw new Error(`${path}: ${value.message ?? response.status}`);
    return value;
  };
  const options = { binary: browser, args: ['--automation'] };
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
  const connect = async (left: number): Promise<Session> => {
    try {
      return await command<Session>('POST', '', { capabilities });
    } catch (error) {
      if (left === 0) throw error;
      await pause(100);
      return connect(left - 1);
    }
  };
  const session = await connect(100);
  const at = `/${session.sessionId}`;
  await command('POST', `${at}/window/rect`, { width: 1366, height: 960 });
  return {
    version: session.capabilities.browserVersion,
    open: async (url) => {
      await command('POST', `${at}/url`, { url });
    },
    back: async () => {
      await command('POST', `${at}/back`, {});
    },
    evaluate: (expression) =>
      command('POST', `${at}/execute/sync`, { script: `return ${expression}`, args: [] }),
    act: async (type, actions) => {
      await command('POST', `${at}/actions`, { actions: [{ type, id: type, actions }] });
    },
    errors: () => [],
    close: async () => {
      await command('DELETE', at);
      driver.kill();
      frame?.kill();
    },
  };
}

export const webkit: BrowserKind = { name: 'WebKit', missing: reason(), start };
