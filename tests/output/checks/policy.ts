import { createHash } from 'node:crypto';
import { shown } from '../../../src/corpus/fault.ts';
import type { Check, Fault } from '../check.ts';
import { attribute, lineOf, textOf, type Element, type Page } from '../page.ts';

/** Sources that a policy may name. */
const SOURCE =
  /^'(?:self|none|wasm-unsafe-eval|report-sample|sha(?:256|384|512)-[A-Za-z0-9+/]+=*)'$/u;
/** Types of script that a browser runs or acts on; all others are data. */
const RUNS = /^(?:|module|importmap|speculationrules|(?:text|application)\/(?:java|ecma)script)$/iu;

type Policy = ReadonlyMap<string, readonly string[]>;

const parsed = (text: string): Policy =>
  new Map(
    text
      .split(';')
      .map((directive) => directive.trim().split(/\s+/u))
      .map(([name = '', ...sources]) => [name.toLowerCase(), sources] as const)
      .filter(([name]) => name !== ''),
  );

/** What an inline script or style needs in the policy; undefined for all other elements. */
function inlineDirective(element: Element): 'script-src' | 'style-src' | undefined {
  if (element.tagName === 'style') return 'style-src';
  if (element.tagName !== 'script' || attribute(element, 'src') !== undefined) return undefined;
  return RUNS.test((attribute(element, 'type') ?? '').trim()) ? 'script-src' : undefined;
}

function* weakSources(file: string, policy: Policy): Generator<Fault> {
  for (const [name, sources] of policy) {
    for (const source of sources) {
      if (SOURCE.test(source) || (/^(?:data|blob):$/u.test(source) && name === 'img-src')) continue;
      yield {
        file,
        field: `policy ${name}`,
        found: source,
        expected: "'self' or the hash of what stands in the page; no other host, nothing unsafe",
      };
    }
  }
  for (const name of ['default-src', 'object-src', 'base-uri', 'form-action']) {
    if (policy.has(name)) continue;
    yield {
      file,
      field: 'policy',
      found: `no ${name}`,
      expected: `one; see integrations/security`,
    };
  }
}

function* inPage(page: Page): Generator<Fault> {
  const { file } = page;
  const policies = page.elements.filter(
    (element) =>
      element.tagName === 'meta' &&
      attribute(element, 'http-equiv')?.toLowerCase() === 'content-security-policy',
  );
  const [meta] = policies;
  if (meta === undefined || policies.length > 1) {
    yield {
      file,
      field: 'policy',
      found: meta === undefined ? 'no content security policy' : `${policies.length} of them`,
      expected: 'one <meta http-equiv="content-security-policy">, as Astro writes it',
    };
    return;
  }
  const policy = parsed(attribute(meta, 'content') ?? '');
  yield* weakSources(file, policy);
  for (const element of page.elements) {
    const at = { file, line: lineOf(element), field: element.tagName };
    for (const { name, value } of element.attrs) {
      if (name === 'style') {
        yield { ...at, found: `style=${shown(value)}`, expected: 'a class, or an SVG attribute' };
      } else if (/^on/iu.test(name)) {
        yield { ...at, found: `${name}=${shown(value)}`, expected: 'a listener in src/client/' };
      }
    }
    const directive = inlineDirective(element);
    if (directive === undefined) continue;
    const source = textOf(element);
    const hash = `'sha256-${createHash('sha256').update(source).digest('base64')}'`;
    const allowed = policy.get(directive) ?? policy.get('default-src') ?? [];
    if (!allowed.includes(hash)) {
      yield {
        ...at,
        found: `${shown(source)}, which the policy blocks`,
        expected: `a file of its own, or ${hash} in ${directive}`,
      };
    }
  }
}

/** Every page forbids foreign and unknown code, and breaks no such rule itself. */
export const policy: Check = {
  name: 'policy',
  run: (site) => ({
    faults: site.pages.flatMap((page) => [...inPage(page)]),
    measured: 'every inline script and style is allowed by its hash',
  }),
};
