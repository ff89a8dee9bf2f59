import type { AstroPrerenderer, RouteData } from 'astro';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOrder } from '../../src/integrations/in-order.ts';
import { handingOn, type MadePage } from '../../src/integrations/made-pages.ts';

test('things are handed on by their numbers, whatever order they come in', () => {
  const shuffled = fc
    .integer({ min: 0, max: 50 })
    .chain((size) => fc.shuffledSubarray([...Array(size).keys()], { minLength: size }));
  fc.assert(
    fc.property(shuffled, (numbers) => {
      const given: string[] = [];
      const hand = inOrder<string>((thing) => given.push(thing));
      for (const [at, number] of numbers.entries()) {
        hand(number, `thing ${number}`);
        const here = new Set(numbers.slice(0, at + 1));
        const missing = numbers.toSorted((a, b) => a - b).find((one) => !here.has(one));
        expect(given).toHaveLength(missing ?? numbers.length);
      }
      expect(given).toEqual([...numbers.keys()].map((number) => `thing ${number}`));
    }),
  );
});

describe('pages as they are made', () => {
  const HTML = { headers: { 'content-type': 'text/html' } };
  const options = { routeData: {} as RouteData };

  /** Pages that are finished when told, and what was handed on of them. */
  function making(base: string) {
    const finish = new Map<string, (response: Response) => void>();
    const prerenderer: AstroPrerenderer = {
      name: 'made-up',
      getStaticPaths: () => Promise.resolve([]),
      render: ({ url }) =>
        new Promise((resolve) => {
          finish.set(new URL(url).pathname, resolve);
        }),
    };
    const given: MadePage[] = [];
    const { render } = handingOn(prerenderer, base, (page) => given.push(page));
    return {
      given,
      begin: (path: string) => render(new Request(`http://localhost${path}`), options),
      finish: (path: string, response: Response) => finish.get(path)?.(response),
    };
  }

  test('are handed on in the order in which they were begun, and built all the same', async () => {
    const { given, begin, finish } = making('/map/');
    const first = begin('/map/first/');
    const second = begin('/map/');
    finish('/map/', new Response('<p>ü 2</p>', HTML));
    const later = await second;
    expect(given).toEqual([]);
    finish('/map/first/', new Response('<p>1</p>', HTML));
    await first;
    expect(given).toEqual([
      { path: '/first/', html: '<p>1</p>' },
      { path: '/', html: '<p>ü 2</p>' },
    ]);
    expect(later).toBeInstanceOf(Response);
    if (!(later instanceof Response)) return;
    expect(await later.text()).toBe('<p>ü 2</p>');
    expect(later.headers.get('content-type')).toBe('text/html');
  });

  test('other files, and pages that lead on or are missing, are not', async () => {
    const { given, begin, finish } = making('/');
    const all = ['/data.json', '/old/', '/404/', '/page/'].map(begin);
    finish('/data.json', Response.json({}));
    finish('/old/', new Response(null, { status: 301, headers: { location: '/page/' } }));
    finish('/404/', new Response('<p>no</p>', { ...HTML, status: 404 }));
    finish('/page/', new Response('<p>yes</p>', HTML));
    await Promise.all(all);
    expect(given).toEqual([{ path: '/page/', html: '<p>yes</p>' }]);
  });
});
