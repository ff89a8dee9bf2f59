import type { AstroPrerenderer, PathWithRoute, RouteData } from 'astro';
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

  const pathTo = (pathname: string): PathWithRoute => ({ pathname, route: {} as RouteData });

  /** Pages that are finished when told, and what was heard of them; files are not wanted. */
  async function making(base: string, paths: readonly string[]) {
    const finish = new Map<string, (response: Response) => void>();
    const prerenderer: AstroPrerenderer = {
      name: 'made-up',
      getStaticPaths: () => Promise.resolve(paths.map(pathTo)),
      render: ({ url }) =>
        new Promise((resolve) => {
          finish.set(new URL(url).pathname, resolve);
        }),
    };
    const heard: (MadePage | 'end')[] = [];
    const { getStaticPaths, render } = handingOn(prerenderer, base, {
      wanted: ({ pathname }) => pathname.endsWith('/'),
      give: (page) => heard.push(page),
      end: () => heard.push('end'),
    });
    const order = (await getStaticPaths()).map(({ pathname }) => pathname);
    const made = order.map((path) =>
      render(new Request(`http://localhost${path}`), { routeData: {} as RouteData }),
    );
    return {
      heard,
      order,
      finish: async (path: string, response: Response) => {
        finish.get(path)?.(response);
        return made[order.indexOf(path)];
      },
    };
  }

  test('are handed on in the order in which they were begun, and built all the same', async () => {
    const { heard, finish } = await making('/map/', ['/map/first/', '/map/']);
    const later = await finish('/map/', new Response('<p>ü 2</p>', HTML));
    expect(heard).toEqual([]);
    await finish('/map/first/', new Response('<p>1</p>', HTML));
    expect(heard).toEqual([
      { path: '/first/', html: '<p>1</p>' },
      { path: '/', html: '<p>ü 2</p>' },
      'end',
    ]);
    expect(later).toBeInstanceOf(Response);
    if (!(later instanceof Response)) return;
    expect(await later.text()).toBe('<p>ü 2</p>');
    expect(later.headers.get('content-type')).toBe('text/html');
  });

  test('what is not wanted is made last and not handed on', async () => {
    const { heard, order, finish } = await making('/', [
      '/data.json',
      '/one/',
      '/map.svg',
      '/two/',
    ]);
    expect(order).toEqual(['/one/', '/two/', '/data.json', '/map.svg']);
    await finish('/map.svg', new Response('<svg></svg>', HTML));
    await finish('/two/', new Response('<p>2</p>', HTML));
    await finish('/one/', new Response('<p>1</p>', HTML));
    await finish('/data.json', Response.json({}));
    expect(heard.map((page) => (page === 'end' ? page : page.path))).toEqual([
      '/one/',
      '/two/',
      'end',
    ]);
  });

  test('pages that lead on or are missing are not handed on', async () => {
    const { heard, finish } = await making('/', ['/old/', '/404/', '/data/', '/page/']);
    await finish('/old/', new Response(null, { status: 301, headers: { location: '/page/' } }));
    await finish('/404/', new Response('<p>no</p>', { ...HTML, status: 404 }));
    await finish('/data/', Response.json({}));
    await finish('/page/', new Response('<p>yes</p>', HTML));
    expect(heard).toEqual([{ path: '/page/', html: '<p>yes</p>' }, 'end']);
  });

  test('where none is wanted, the end is heard at once', async () => {
    const { heard } = await making('/', ['/data.json']);
    expect(heard).toEqual(['end']);
  });
});
