import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  addToList,
  isForVisitOnly,
  isListed,
  LIST_KEY,
  onListChange,
  readList,
  saveList,
} from '../../src/client/reading-list/store.ts';
import { MAX } from '../../src/domain/reading-list/list.ts';

/** A tab, and a storage that can be full or forbidden. */
let tab: EventTarget & { name: string };
let kept: Map<string, string>;
let fault: 'none' | 'full' | 'forbidden';

const refuse = (): never => {
  throw new DOMException('no', fault === 'full' ? 'QuotaExceededError' : 'SecurityError');
};

beforeEach(() => {
  tab = Object.assign(new EventTarget(), { name: '' });
  kept = new Map();
  fault = 'none';
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => (fault === 'none' ? kept.set(key, value) : refuse()),
    removeItem: (key: string) => kept.delete(key),
  };
  vi.stubGlobal('window', tab);
  vi.stubGlobal(
    'localStorage',
    new Proxy(storage, {
      get: (target, name) =>
        fault === 'forbidden' ? refuse() : (Reflect.get(target, name) as unknown),
    }),
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const add = async (address: string) => (await addToList({ title: 'A title', address })).outcome;

test('adds once, and tells the page', async () => {
  const changed = vi.fn();
  onListChange(changed);
  expect(await add('/about/')).toBe('added');
  expect(await add('/about/')).toBe('listed');
  expect(await add('/about/#who')).toBe('added');
  expect(kept.get(LIST_KEY)).toBe('\n/about/\t\tA title\n/about/#who\t\tA title\n');
  expect(isListed('/about/')).toBe(true);
  expect(isListed('/about')).toBe(false);
  expect(changed).toHaveBeenCalledTimes(2);
});

test('hears of changes in other tabs', () => {
  const changed = vi.fn();
  onListChange(changed);
  for (const key of [LIST_KEY, 'other', null]) {
    tab.dispatchEvent(Object.assign(new Event('storage'), { key }));
  }
  expect(changed).toHaveBeenCalledTimes(2);
});

test('keeps entries that it does not know, and a list that was cut in the middle of a line', async () => {
  kept.set(LIST_KEY, 'Mine\n!later\tthing\n/data/');
  expect(await add('/about/')).toBe('added');
  expect(kept.get(LIST_KEY)).toBe('Mine\n!later\tthing\n/data/\n/about/\t\tA title\n');
});

test('holds no more than a list can', async () => {
  kept.set(LIST_KEY, `\n${'#x\n'.repeat(MAX.entries)}`);
  expect(await add('/about/')).toBe('full');
  expect(isListed('/about/')).toBe(false);
});

test('refuses what is no address', async () => {
  await expect(addToList({ title: 'x', address: 'https://elsewhere.example/' })).rejects.toThrow(
    RangeError,
  );
  expect(kept.size).toBe(0);
});

test.each(['full', 'forbidden'] as const)(
  'lasts for the visit where storage is %s',
  async (why) => {
    kept.set(LIST_KEY, 'Mine\n/data/\n');
    fault = why;
    expect(await add('/about/')).toBe('visit');
    expect(isForVisitOnly()).toBe(true);
    expect(isListed('/about/')).toBe(true);
    // What was kept before is there as long as it can be read, and is never overwritten.
    expect(isListed('/data/')).toBe(why === 'full');
    expect(kept.get(LIST_KEY)).toBe('Mine\n/data/\n');
    fault = 'none';
    expect(saveList(readList())).toBe(true);
    expect(isForVisitOnly()).toBe(false);
    expect(tab.name).toBe('');
  },
);

test('leaves a name alone that others gave to the tab', async () => {
  tab.name = 'course';
  await add('/about/');
  expect(tab.name).toBe('course');
});
