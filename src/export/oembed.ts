import type { Corpus } from '../domain/corpus.ts';
import { EMBED_SIZE, embedCode } from '../domain/reference/embed.ts';

/** An embed, for programs that make a frame of a link. */
export interface Embedded {
  readonly title: string;
  /** Full address of the embed. */
  readonly url: string;
  /** How high it is drawn at first, in pixels. */
  readonly height: number;
}

/**
 * What an embed says of itself (oembed.com, version 1.0).
 * @param home full address of the site
 */
export function oembed(
  { title, url, height }: Embedded,
  { site }: Pick<Corpus, 'site'>,
  home: string,
): string {
  const { width } = EMBED_SIZE;
  const name = `${site.title}: ${site.tagline}`;
  return `${JSON.stringify(
    {
      type: 'rich',
      version: '1.0',
      title,
      author_name: site.publisher,
      provider_name: name,
      provider_url: home,
      cache_age: 86_400,
      width,
      height,
      html: embedCode({ title, url }, height, String(width)),
    },
    null,
    1,
  )}\n`;
}
