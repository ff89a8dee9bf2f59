import { describe, expect, it } from 'vitest';
import { hostHeaders } from '../../src/export/host-headers.ts';
import { CLOSED, FOREVER, SECURITY } from '../hosting/promises.ts';

/** Headers of a path by a `_headers` file, as Netlify and Cloudflare join them. */
function headersOf(path: string, text: string): Readonly<Record<string, string>> {
  const joined: Record<string, string> = {};
  let applies = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('/')) {
      const start = line.replace(/\*$/u, '');
      applies = line.endsWith('*') ? path.startsWith(start) : path === line;
    } else if (applies && line.trim() !== '') {
      const [, name = '', value = ''] = /^ {2}([\w-]+): (.+)$/u.exec(line) ?? [];
      const key = name.toLowerCase();
      joined[key] = joined[key] === undefined ? value : `${joined[key]}, ${value}`;
    }
  }
  return joined;
}

describe.each(['/', '/map/'])('_headers of a site at %s', (base) => {
  const text = hostHeaders({
    base,
    folders: ['about', 'data', 'embed', 'topics'],
    hashed: ['_astro', 'pagefind/text-1234abcd'],
  });
  const of = (path: string) => headersOf(base + path, text);

  it('says the same as the configurations of servers', () => {
    const page = { ...SECURITY, 'content-security-policy': CLOSED };
    expect(of('')).toEqual(page);
    expect(of('topics/one/')).toEqual(page);
    expect(of('data/evidence.json')).toEqual({ ...page, 'access-control-allow-origin': '*' });
    expect(of('_astro/a.12345678.js')).toEqual({ ...SECURITY, 'cache-control': FOREVER });
    expect(of('pagefind/text-1234abcd/0.bin')['cache-control']).toBe(FOREVER);
  });

  it('leaves embeds open to frames, and all else to be asked for anew', () => {
    expect(of('embed/map/')).toEqual(SECURITY);
    expect(of('pagefind/ranked.bin')['cache-control']).toBeUndefined();
    expect(of('feed.xml')['cache-control']).toBeUndefined();
  });

  it('keeps within what hosts read', () => {
    expect(text.split('\n').filter((line) => line.startsWith('/')).length).toBeLessThan(100);
    for (const line of text.split('\n')) {
      expect(line).toMatch(/^$|^\/[^\s*]*\*?$|^ {2}[\w-]+: \S.*$/u);
    }
  });
});
