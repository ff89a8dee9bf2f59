import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createSecureServer, type Http2SecureServer, type ServerHttp2Session } from 'node:http2';
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

/** What a host answers to a request. */
interface Answer {
  readonly status: number;
  readonly head: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Answers requests with the files of one folder or more, texts in Brotli. */
function answering(folders: readonly string[]): (address?: string) => Answer {
  const packed = new Map<string, Buffer>();
  const read = (path: string): Buffer => {
    const known = packed.get(path);
    if (known) return known;
    const bytes = readFileSync(path);
    const body = PACKED.has(extname(path)) ? bytes : brotliCompressSync(bytes);
    packed.set(path, body);
    return body;
  };
  return (address = '/') => {
    const { pathname } = new URL(address, 'http://localhost');
    const file = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const path = folders
      .map((root) => join(root, file))
      .find((one) => existsSync(one) && statSync(one).isFile());
    if (path === undefined) return { status: 404, head: {}, body: Buffer.alloc(0) };
    const type = MEDIA_TYPES[extname(path)] ?? 'application/octet-stream';
    const isPacked = PACKED.has(extname(path));
    return {
      status: 200,
      head: { 'content-type': type, ...(!isPacked && { 'content-encoding': 'br' }) },
      body: read(path),
    };
  };
}

const portOf = (server: Server | Http2SecureServer): number => {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
};

/**
 * Serves a built site as a good host does: texts in Brotli.
 * @param more a folder whose files are served beside those of the site
 */
export function serve(folder: string, more?: string): Promise<Served> {
  const answer = answering([folder, more ?? folder]);
  const server = createServer((request, response) => {
    const { status, head, body } = answer(request.url);
    response.writeHead(status, head).end(body);
  });
  const sockets: Socket[] = [];
  server.on('connection', (socket) => sockets.push(socket));
  const sent = (): number => sockets.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({ server, origin: `http://127.0.0.1:${portOf(server)}`, sent });
    });
  });
}

/** A site that is served over TLS. */
interface SecurelyServed {
  readonly origin: string;
  readonly close: () => void;
}

/**
 * Serves a built site over HTTP/2, as every host does that HOSTING.md names: a page's files share one
 * connection. Over HTTP/1.1 a browser opens six, and waits for each.
 * @param identity key and certificate for localhost, in PEM
 */
export function serveSecurely(
  folder: string,
  identity: { readonly key: string; readonly cert: string },
): Promise<SecurelyServed> {
  const answer = answering([folder]);
  const server = createSecureServer(identity, (request, response) => {
    const { status, head, body } = answer(request.url);
    response.writeHead(status, head).end(body);
  });
  const sessions = new Set<ServerHttp2Session>();
  server.on('session', (session) => sessions.add(session));
  const close = (): void => {
    server.close();
    for (const session of sessions) session.destroy();
  };
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({ origin: `https://localhost:${portOf(server)}`, close });
    });
  });
}
