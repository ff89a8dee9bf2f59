import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { svg } from '../../src/figure/svg.ts';
import { markup } from '../../src/figure/svg-text.ts';

describe('markup', () => {
  test('of an element, its attributes and children', () => {
    const node = svg('g', { id: 'a', x: 1 / 3, y: undefined }, svg('path', { d: 'M0 0' }), 'text');
    expect(markup(node)).toBe('<g id="a" x="0.33"><path d="M0 0"/>text</g>');
  });

  test('escapes text and attributes', () => {
    const hostile = `</text><script>alert("1")</script>&amp;'`;
    const text = markup(svg('text', { title: hostile }, hostile));
    expect(text).not.toContain('<script');
    expect(text).toBe(
      `<text title="&lt;/text&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp;'">` +
        `&lt;/text&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp;'</text>`,
    );
  });

  test('reads back as what was written', () => {
    const printable = fc.string({ unit: 'grapheme-ascii' });
    fc.assert(
      fc.property(printable, printable, (attribute, text) => {
        const written = markup(svg('text', { title: attribute }, svg('tspan', {}, text)));
        const read = new DOMParser().parseFromString(written, 'image/svg+xml').documentElement;
        expect(read?.getAttribute('title')).toBe(attribute);
        expect(read?.textContent).toBe(text);
      }),
    );
  });
});
