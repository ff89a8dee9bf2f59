import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { ask } from './ask.ts';
import { freePort } from '../fixtures/free-port.ts';

/** Where a server finds the site, and where it may write. */
export interface Setting {
  readonly root: string;
  /** Base path without a slash at its end. */
  readonly base: string;
  /** An empty folder. */
  readonly scratch: string;
}

/** A server that runs. */
export interface Running {
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/** A server that the project has a configuration for. */
export interface Host {
  readonly name: string;
  readonly isHere: boolean;
  /** Compressions that it can send as they lie there. */
  readonly encodings: readonly ('br' | 'gzip')[];
  readonly start: (setting: Setting) => Promise<Running>;
}

const configuration = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../hosting/${name}`, import.meta.url)), 'utf8');

/** Waits until a server answers, for ten seconds at most. */
async function ready(origin: string, child: ChildProcess, said: () => string): Promise<Running> {
  const ended = new Promise<void>((resolve) => child.once('exit', resolve.bind(null, undefined)));
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (child.exitCode !== null) break;
    try {
      await ask(origin, '/');
      return {
        origin,
        stop: async () => {
          child.kill();
          await ended;
        },
      };
    } catch {
      await pause(50);
    }
  }
  child.kill();
  throw new Error(`The server did not start.\n${said()}`);
}

/** Starts a server, and waits until it answers. */
export function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  origin: string,
): Promise<Running> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], env });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  return ready(origin, child, () => said);
}

const isHere = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, args).error === undefined;

/** Debian's module for files in Brotli. */
const BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';
const hasBrotli = existsSync(BROTLI);

const nginx: Host = {
  name: 'nginx',
  isHere: isHere('nginx', '-v'),
  encodings: hasBrotli ? ['br', 'gzip'] : ['gzip'],
  start: async ({ root, base, scratch }) => {
    const port = await freePort();
    // What the file itself says to change, and how.
    const filled = configuration('nginx.conf')
      .replace('<80>', `127.0.0.1:${port}`)
      .replace('<example.org>', 'localhost')
      .replace('</srv/evidence-map>', root)
      .replaceAll('~^/', `~^${base}/`)
      .replaceAll('/404.html', `${base}/404.html`)
      .replace(hasBrotli ? '' : 'brotli_static on;', '');
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
    const main = [
      ...(hasBrotli ? [`load_module ${BROTLI};`] : []),
      // The folder of a test is its user's alone.
      ...(process.getuid?.() === 0 ? ['user root;'] : []),
      `pid ${scratch}/nginx.pid; daemon off; worker_processes 1; error_log stderr;`,
      'events {}',
      'http { access_log off;',
      ...temporary.map((name) => `${name}_temp_path ${scratch}/${name};`),
      filled,
      '}',
    ];
    const file = join(scratch, 'nginx.conf');
    writeFileSync(file, main.join('\n'));
    const args = ['-e', 'stderr', '-p', scratch, '-c', file];
    return run('nginx', args, process.env, `http://127.0.0.1:${port}`);
  },
};

const caddy: Host = {
  name: 'Caddy',
  isHere: isHere('caddy', 'version'),
  encodings: ['br', 'gzip'],
  start: async ({ root, base, scratch }) => {
    const origin = `http://127.0.0.1:${await freePort()}`;
    const file = join(scratch, 'Caddyfile');
    // A test needs no port to steer the server by.
    writeFileSync(file, `{\n\tadmin off\n}\n${configuration('Caddyfile')}`);
    const args = ['run', '--config', file, '--adapter', 'caddyfile'];
    const folders = { XDG_DATA_HOME: scratch, XDG_CONFIG_HOME: scratch, HOME: scratch };
    return run(
      'caddy',
      args,
      { ...process.env, ...folders, HOST: origin, ROOT: root, BASE: base },
      origin,
    );
  },
};

export const HOSTS: readonly Host[] = [nginx, caddy];
