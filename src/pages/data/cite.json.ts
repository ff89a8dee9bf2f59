import type { APIRoute } from 'astro';
import { getCorpus } from '../../corpus/site.ts';
import { version } from '../../domain/corpus.ts';
import type { MapCitation } from '../../domain/reference/section.ts';

/** For references to parts of the map, made in the browser; its form may change with the code. */
export const GET: APIRoute = async () => {
  const corpus = await getCorpus();
  const { site, changes } = corpus;
  return Response.json({
    name: site.name,
    title: `${site.title}: ${site.tagline}`,
    publisher: site.publisher,
    version: version(corpus),
    date: changes[0]?.date ?? site.searched,
    license: site.license.name,
    language: site.language,
  } satisfies MapCitation);
};
