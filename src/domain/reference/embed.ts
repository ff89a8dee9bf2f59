import type { Section } from './section.ts';
import { escapeHtml } from './text.ts';

/** How large an embed is drawn until it says its height, in pixels. */
export const EMBED_SIZE = { width: 800, height: 600, map: 900 } as const;

/**
 * Code that shows an embed in another page. The frame runs scripts and knows its own host, which is
 * never that of the page around it, so that it can't reach out of its box.
 */
export function embedCode(
  { title, url }: Section,
  height: number = EMBED_SIZE.height,
  width = '100%',
): string {
  const attributes = {
    src: url,
    title,
    width,
    height: String(height),
    loading: 'lazy',
    sandbox: 'allow-scripts allow-same-origin allow-popups allow-downloads',
  };
  const written = Object.entries(attributes)
    .map(([name, value]) => `${name}="${escapeHtml(value)}"`)
    .join(' ');
  return `<iframe ${written}></iframe>`;
}
