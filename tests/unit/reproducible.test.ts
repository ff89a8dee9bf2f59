import { describe, expect, it } from 'vitest';
import { differences } from '../reproducible/differences.ts';

const files = (texts: Readonly<Record<string, string>>): ReadonlyMap<string, Uint8Array> =>
  new Map(Object.entries(texts).map(([name, text]) => [name, new TextEncoder().encode(text)]));

describe('two builds', () => {
  it('that are the same give no line', () => {
    expect([...differences(files({ a: 'one', b: '' }), files({ b: '', a: 'one' }))]).toEqual([]);
  });

  it('that differ name each file, and the first byte', () => {
    const lines = [
      ...differences(
        files({ same: 'x', changed: 'year 2026', gone: '', longer: 'ab' }),
        files({ same: 'x', changed: 'year 2031', longer: 'abc', extra: '' }),
      ),
    ];
    expect(lines.map((line) => line.split('\n')[0])).toEqual([
      'changed: differs at byte 7',
      'gone: in the first build alone',
      'longer: differs at byte 2',
      'extra: in the second build alone',
    ]);
    expect(lines[0]).toContain('second  "year 2031"');
  });
});
