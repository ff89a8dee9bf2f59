import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { companionsOf, entryAt, follow, formerIds, movedAfter } from '../../src/routing/moves.ts';

const PAGE = { from: '/applications/old/', to: '/applications/new/' };
const ANCHOR = { from: '/methods/#old', to: '/methods/#new' };

describe('a link after a move', () => {
  test.each([
    ['a page', PAGE, '/applications/old/', '/applications/new/'],
    ['query and anchor', PAGE, '/applications/old/?q=1#gaps', '/applications/new/?q=1#gaps'],
    ['another page', PAGE, '/applications/older/', '/applications/older/'],
    ['an anchor', ANCHOR, '/methods/#old', '/methods/#new'],
    ['an anchor with a query', ANCHOR, '/methods/?x=y#old', '/methods/?x=y#new'],
    ['the page of an anchor', ANCHOR, '/methods/', '/methods/'],
    ['another anchor', ANCHOR, '/methods/#older', '/methods/#older'],
  ])('to %s', (_what, move, link, after) => {
    expect(follow(link, move)).toBe(after);
  });
});

describe('what moves along', () => {
  test.each([
    ['/areas/a/', '/areas/b/', [{ from: '/applications/#a', to: '/applications/#b' }]],
    ['/ethics/a/', '/ethics/b/', [{ from: '/embed/ethics/a/', to: '/embed/ethics/b/' }]],
    ['/teach/a/', '/teach/b/', [{ from: '/teach/a.imscc', to: '/teach/b.imscc' }]],
    ['/evidence/a/', '/evidence/b/', []],
  ])('with %s', (from, to, moves) => {
    expect(companionsOf({ from, to })).toEqual(moves);
  });
});

test('pages that code makes are no entries', () => {
  for (const path of ['/', '/methods/', '/embed/map/', '/evidence/', '/nowhere/a/']) {
    expect(entryAt(path)).toBeUndefined();
  }
  expect(entryAt('/ethics/bias/')).toEqual({ folder: 'issues', id: 'bias' });
});

describe('the old addresses', () => {
  test('lead straight to where the place is now', () => {
    const once = movedAfter({}, [ANCHOR, { from: '/a/x/', to: '/a/y/' }]);
    const twice = movedAfter(once, [
      { from: '/methods/#new', to: '/methods/#newer' },
      { from: '/a/y/', to: '/a/z/' },
    ]);
    expect(twice).toEqual({
      '/a/x/': '/a/z/',
      '/a/y/': '/a/z/',
      '/methods/#new': '/methods/#newer',
      '/methods/#old': '/methods/#newer',
    });
  });

  test('of anchors go along with their page', () => {
    const moved = { '/applications/old/#a': '/applications/old/#b' };
    expect(movedAfter(moved, [PAGE])).toEqual({
      '/applications/new/#a': '/applications/new/#b',
      '/applications/old/': '/applications/new/',
    });
  });

  test('never form a chain or a circle, whatever moves where', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd');
    const step = fc.tuple(name, name).filter(([from, to]) => from !== to);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        let moved: Readonly<Record<string, string>> = {};
        for (const [from, to] of steps) {
          moved = movedAfter(moved, [{ from: `/p/${from}/`, to: `/p/${to}/` }]);
        }
        for (const to of Object.values(moved)) expect(moved[to]).toBeUndefined();
        const last = steps.at(-1);
        if (last) expect(moved[`/p/${last[0]}/`]).toBe(`/p/${last[1]}/`);
      }),
    );
  });
});

test('files are still asked for by former ids', () => {
  const moved = { '/evidence/a/': '/evidence/c/', '/evidence/b/': '/evidence/c/', '/x/': '/y/' };
  expect(formerIds({ moved }, 'evidence', 'c')).toEqual(['a', 'b']);
  expect(formerIds({ moved }, 'lessons', 'c')).toEqual([]);
});
