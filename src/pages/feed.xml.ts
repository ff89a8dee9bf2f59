import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { getCorpus } from '../corpus/site.ts';
import { computedInWords } from '../domain/changes.ts';
import { absolute } from '../routing/base.ts';
import { PAGES } from '../routing/paths.ts';
import { versionAnchor } from '../routing/places.ts';

export const GET: APIRoute = async ({ site }) => {
  const corpus = await getCorpus();
  return rss({
    title: `${corpus.site.title}: changes`,
    description: `What changed in ${corpus.site.title}, ${corpus.site.tagline}.`,
    site: absolute(PAGES.map, site),
    items: corpus.changes.map(({ version, date, title, notes, computed }) => ({
      title: `${version}: ${title}`,
      pubDate: new Date(`${date}T00:00:00Z`),
      link: `${absolute(PAGES.changes, site)}#${versionAnchor(version)}`,
      description: [...notes, ...(computed ? [computedInWords(computed)] : [])].join(' '),
    })),
  });
};
