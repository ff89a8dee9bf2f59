import { spawn, type ChildProcess } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../fixtures/free-port.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** The project in a folder of its own: a server writes into it, and others may stand in this one. */
const root = mkdtempSync(join(tmpdir(), 'dev-server-'));
const content = join(root, 'other-content');

let port = 0;
let said = '';
let server: ChildProcess | undefined;

beforeAll(async () => {
  for (const part of ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json']) {
    cpSync(join(ROOT, part), join(root, part), { recursive: true });
  }
  // Packages one by one, so that what Vite keeps beside them is kept here.
  mkdirSync(join(root, 'node_modules'));
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (name.startsWith('.')) continue;
    symlinkSync(join(ROOT, 'node_modules', name), join(root, 'node_modules', name), 'junction');
  }
  cpSync(join(ROOT, 'tests/fixtures/other-review'), content, { recursive: true });
  port = await freePort();
  const { PATH, HOME, TMPDIR } = process.env;
  server = spawn(process.execPath, ['src/cli/serve.ts', 'dev'], {
    cwd: root,
    env: {
      ...{ PATH, HOME, TMPDIR },
      CONTENT: content,
      PORT: String(port),
      ASTRO_TELEMETRY_DISABLED: '1',
    },
  });
  for (const stream of [server.stdout, server.stderr]) {
    stream?.on('data', (data: Buffer) => {
      said += data.toString('utf8');
    });
  }
});

afterAll(async () => {
  if (server?.exitCode === null) {
    const gone = new Promise((resolve) => server?.once('exit', resolve));
    server.kill();
    await gone;
  }
  rmSync(root, { recursive: true });
});

async function get(path: string): Promise<Response> {
  try {
    return await fetch(`http://localhost:${port}${path}`);
  } catch {
    throw new Error(`The server did not answer. It said: ${said}`);
  }
}
const textOf = async (path: string): Promise<string> => (await get(path)).text();
/** Waits for what comes in its time. */
const PATIENCE = { timeout: 30_000, interval: 100 };

test('the site is served while it is written', async () => {
  const id = 'acker-2019-tomaten';
  const page = `/evidence/${id}/`;
  const file = join(content, 'evidence', `${id}.yaml`);
  const text = readFileSync(file, 'utf8');
  await expect.poll(async () => (await get('/')).status, PATIENCE).toBe(200);
  expect(await textOf(page)).toContain('Tomaten auf dem Schulhof');
  const record = await get(`${page}record.json`);
  expect(await record.json()).toMatchObject([{ id }]);
  expect(await textOf('/data/evidence.csv')).toContain(`\n${id},`);
  expect((await get('/no-such-page/')).status).toBe(404);

  // What is written is seen.
  writeFileSync(file, text.replace('Tomaten auf dem Schulhof', 'Paprika auf dem Schulhof'));
  await expect.poll(() => textOf(page), PATIENCE).toContain('Paprika auf dem Schulhof');
}, 90_000);
