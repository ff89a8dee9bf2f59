import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { MEDIA_TYPES } from '../fixtures/media-types.ts';

/** How a host answers. */
export type Mood = 'well' | 'fails' | 'gone';

/** A plain static server for a built site, which a test can change, break and take away. */
export class Host {
  /** Files that stand in place of those in the folder, by path below the base. */
  readonly others = new Map<string, string | Buffer>();
  /** Paths that were asked for. */
  readonly asked: string[] = [];
  mood: Mood = 'well';
  readonly #server: Server;
  readonly #folder: string;
  readonly #base: string;

  /** @param base path that the folder is served under, with a slash at both ends */
  constructor(folder: string, base = '/') {
    this.#folder = folder;
    this.#base = base;
    this.#server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      this.asked.push(pathname);
      if (this.mood === 'gone') request.destroy();
      else {
        const [status, type, body] = this.#answer(decodeURIComponent(pathname));
        response.writeHead(status, { 'content-type': type, 'cache-control': 'no-cache' });
        response.end(body);
      }
    });
  }

  #answer(pathname: string): readonly [number, string, string | Buffer] {
    if (this.mood === 'fails') return [503, 'text/plain', 'Too busy'];
    if (!pathname.startsWith(this.#base)) return [404, 'text/plain', 'Not here'];
    const path = pathname.slice(this.#base.length).replace(/(^|\/)$/u, '$1index.html');
    const file = join(this.#folder, path);
    const type = MEDIA_TYPES[extname(path)] ?? 'application/octet-stream';
    const other = this.others.get(path);
    if (other !== undefined) return [200, type, other];
    return existsSync(file) && statSync(file).isFile()
      ? [200, type, readFileSync(file)]
      : [404, 'text/html; charset=utf-8', readFileSync(join(this.#folder, '404.html'))];
  }

  /** Begins to serve; returns the address of the root. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, 'localhost', resolve));
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return `http://localhost:${address.port}${this.#base}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
