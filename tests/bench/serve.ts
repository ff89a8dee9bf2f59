import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { MEDIA_TYPES } from '../fixtures/media-types.ts';

/** Files that are compressed already. */
const PACKED = new Set(['.woff2', '.png']);

/** A site that is served. */
interface Served {
  readonly server: Server;
  readonly origin: string;
  /**
   * Bytes that were sent so far, heads of answers included. A browser tells a page of its own
   * requests only, and not of those that its workers make.
   */
  readonly sent: () => number;
}

/**
 * Serves a built site as a good host does: texts in Brotli.
 * @param more a folder whose files are served beside those of the site
 */
export function serve(folder: string, more?: string): Promise<Served> {
  const packed = new Map<string, Buffer>();
  const read = (path: string): Buffer => {
    const known = packed.get(path);
    if (known) return known;
    const bytes = readFileSync(path);
    const body = PACKED.has(extname(path)) ? bytes : brotliCompressSync(bytes);
    packed.set(path, body);
    return body;
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const path = [folder, more ?? folder]
      .map((root) => join(root, file))
      .find((one) => existsSync(one) && statSync(one).isFile());
    if (path === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': MEDIA_TYPES[extname(path)] ?? 'application/octet-stream',
      ...(!PACKED.has(extname(path)) && { 'content-encoding': 'br' }),
    });
    response.end(read(path));
  });
  const sockets: Socket[] = [];
  server.on('connection', (socket) => sockets.push(socket));
  const sent = (): number => sockets.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      resolve({ server, origin: `http://127.0.0.1:${port}`, sent });
    });
  });
}
