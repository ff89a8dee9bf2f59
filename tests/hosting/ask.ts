import { request, type IncomingHttpHeaders } from 'node:http';

/** An answer as it came over the wire: nothing unpacked, no redirect followed. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Asks a server for a path, on a connection of its own. */
export const ask = (
  origin: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request(origin + path, { headers, agent: false, timeout: 5000 }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        });
      });
    });
    asked.on('timeout', () => asked.destroy(new Error(`No answer for ${path} within 5 s.`)));
    asked.on('error', reject);
    asked.end();
  });
