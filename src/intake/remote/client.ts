import { setTimeout as sleep } from 'node:timers/promises';

/** How a service is asked. */
export interface ClientOptions {
  /** Says who asks, so that a service can write to us before it shuts us out. */
  readonly agent: string;
  readonly timeout?: number;
  readonly attempts?: number;
  /** First pause before a new attempt, in milliseconds; it doubles each time. */
  readonly pause?: number;
  /** Longest pause that a service may ask for. */
  readonly patience?: number;
}

/** Why there is no answer that can be used. */
export type RemoteProblem = 'missing' | 'offline' | 'timeout' | 'busy' | 'refused' | 'nonsense';

export class RemoteError extends Error {
  readonly problem: RemoteProblem;

  constructor(problem: RemoteProblem, message: string) {
    super(message);
    this.problem = problem;
  }
}

/** Largest answer that is read, in bytes. */
const MAX_BYTES = 5_000_000;

const isOffline = (error: unknown): boolean => {
  const { code } = ((error as { cause?: unknown }).cause ?? {}) as { code?: string };
  return ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH'].includes(
    code ?? '',
  );
};

/** Milliseconds that an answer asks us to wait, in seconds or as a date. */
function retryAfter(response: Response): number | undefined {
  const header = response.headers.get('retry-after');
  if (header === null) return undefined;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

async function textOf(response: Response, host: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > MAX_BYTES) {
      throw new RemoteError('nonsense', `${host} sends more than ${MAX_BYTES / 1e6} MB`);
    }
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** A politely behaved client of public services: it waits, tries again, and gives up in words. */
export class Client {
  readonly #options: Required<ClientOptions>;

  constructor(options: ClientOptions) {
    this.#options = { timeout: 15_000, attempts: 4, pause: 1000, patience: 60_000, ...options };
  }

  async #once(
    url: URL,
    accept: string,
  ): Promise<{ text: string } | { wait?: number | undefined; why: RemoteError }> {
    const { host } = url;
    let response: Response;
    try {
      response = await fetch(url, {
        headers: { accept, 'user-agent': this.#options.agent },
        signal: AbortSignal.timeout(this.#options.timeout),
      });
      if (response.status === 404 || response.status === 410) {
        throw new RemoteError('missing', `${host} does not know it`);
      }
      if (response.status === 429 || response.status === 503) {
        const why = new RemoteError('busy', `${host} asks us to wait (${response.status})`);
        return { wait: retryAfter(response), why };
      }
      if (response.status >= 500) {
        return { why: new RemoteError('refused', `${host} fails (${response.status})`) };
      }
      if (!response.ok) throw new RemoteError('refused', `${host} refuses (${response.status})`);
      return { text: await textOf(response, host) };
    } catch (error) {
      if (error instanceof RemoteError) throw error;
      if (error instanceof Error && error.name === 'TimeoutError') {
        const seconds = this.#options.timeout / 1000;
        return { why: new RemoteError('timeout', `${host} does not answer within ${seconds} s`) };
      }
      return isOffline(error)
        ? { why: new RemoteError('offline', `${host} can't be reached`) }
        : {
            why: new RemoteError('refused', `${host} breaks off: ${(error as Error).message}`),
          };
    }
  }

  /** The text at an address. Follows redirects; throws a RemoteError where there is none. */
  async text(address: string, accept = '*/*'): Promise<string> {
    const { attempts, pause, patience } = this.#options;
    const url = new URL(address);
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#once(url, accept);
      if ('text' in answer) return answer.text;
      const wait = answer.wait ?? pause * 2 ** (attempt - 1) * (0.8 + Math.random() * 0.4);
      if (attempt >= attempts || wait > patience) throw answer.why;
      await sleep(wait);
    }
  }

  /** The JSON at an address. */
  async json(address: string, accept = 'application/json'): Promise<unknown> {
    const text = await this.text(address, accept);
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new RemoteError(
        'nonsense',
        `${new URL(address).host} answers with something else than JSON`,
      );
    }
  }
}
