import { CHROMIUM_FLAGS, findChromium } from '../../src/cli/chromium.ts';
import { install, load } from './install.ts';

/** Categories that Lighthouse gives points in, at most 100. */
export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Category = (typeof CATEGORIES)[number];

/** The part of a report of Lighthouse 13 that is read. */
interface Report {
  readonly categories: Readonly<
    Record<
      Category,
      {
        readonly score: number | null;
        readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
      }
    >
  >;
  readonly audits: Readonly<
    Record<
      string,
      {
        readonly title: string;
        readonly score: number | null;
        readonly numericValue?: number;
        readonly displayValue?: string;
        readonly details?: { readonly items?: readonly Readonly<Record<string, unknown>>[] };
      }
    >
  >;
  readonly runtimeError?: { readonly message: string };
}

/** What Lighthouse found on a page. */
export interface Found {
  readonly points: Readonly<Record<Category, number>>;
  /** Milliseconds of a slow phone on a slow network, as Lighthouse works them out. */
  readonly largestPaint: number;
  readonly blocked: number;
  readonly shift: number;
  /** Bytes over the network by kind of file. */
  readonly bytes: Readonly<Record<string, number>>;
  /** What took points. */
  readonly wanting: readonly string[];
}

/** Audits that pages fail which are kept out of search engines on purpose. */
const FOR_CRAWLERS = ['is-crawlable', 'http-status-code'];

function read({ categories, audits, runtimeError }: Report): Found {
  if (runtimeError) throw new Error(`Lighthouse could not look at it: ${runtimeError.message}`);
  const value = (id: string): number => audits[id]?.numericValue ?? NaN;
  const bytes: Record<string, number> = {};
  for (const { resourceType, transferSize } of audits['network-requests']?.details?.items ?? []) {
    const kind = String(resourceType);
    bytes[kind] = (bytes[kind] ?? 0) + Number(transferSize ?? 0);
  }
  return {
    points: Object.fromEntries(
      CATEGORIES.map((id) => [id, Math.round(100 * (categories[id].score ?? NaN))]),
    ) as Record<Category, number>,
    largestPaint: value('largest-contentful-paint'),
    blocked: value('total-blocking-time'),
    shift: value('cumulative-layout-shift'),
    bytes,
    wanting: CATEGORIES.flatMap((id) =>
      categories[id].auditRefs.flatMap(({ id: audit, weight }) => {
        const { score = null, title = audit, displayValue = '' } = audits[audit] ?? {};
        return weight > 0 && score !== null && score < 1
          ? [`${id}: ${title} (${audit}) ${displayValue}`.trim()]
          : [];
      }),
    ),
  };
}

/** Makes a key and a certificate for localhost, which are good for as long as somebody looks. */
export async function makeIdentity(): Promise<{ readonly key: string; readonly cert: string }> {
  await install('lighthouse');
  const { default: selfsigned } = await load<{
    readonly default: {
      readonly generate: (
        attributes: readonly object[],
      ) => Promise<{ readonly private: string; readonly cert: string }>;
    };
  }>('lighthouse', 'selfsigned');
  const made = await selfsigned.generate([{ name: 'commonName', value: 'localhost' }]);
  return { key: made.private, cert: made.cert };
}

/** A way to look at pages, until it is closed. */
export interface Lighthouse {
  readonly look: (address: string, isHidden: boolean) => Promise<Found>;
  readonly close: () => void;
}

/** Starts a browser for Lighthouse as a phone sees it, with its own simulated network. */
export async function openLighthouse(): Promise<Lighthouse> {
  await install('lighthouse');
  const { default: lighthouse } = await load<{
    readonly default: (
      address: string,
      flags: object,
    ) => Promise<{ readonly lhr: Report } | undefined>;
  }>('lighthouse', 'lighthouse');
  const { launch } = await load<{
    readonly launch: (
      options: object,
    ) => Promise<{ readonly port: number; readonly kill: () => void }>;
  }>('lighthouse', 'chrome-launcher');
  const chrome = await launch({
    chromePath: findChromium(),
    // The certificate of the site was made for this.
    chromeFlags: ['--headless', '--ignore-certificate-errors', ...CHROMIUM_FLAGS],
  });
  return {
    look: async (address, isHidden) => {
      const result = await lighthouse(address, {
        port: chrome.port,
        logLevel: 'error',
        onlyCategories: CATEGORIES,
        throttlingMethod: 'simulate',
        ...(isHidden && { skipAudits: FOR_CRAWLERS }),
      });
      if (result === undefined) throw new Error(`Lighthouse said nothing of ${address}.`);
      return read(result.lhr);
    },
    close: () => {
      chrome.kill();
    },
  };
}
