import type { APIRoute } from 'astro';
import { getCorpus } from '../../corpus/site.ts';
import { mapFrame, packStudies } from '../../domain/map-model.ts';

/** For the map in the browser; its form may change with the code, unlike that of the public files. */
export const GET: APIRoute = async () => {
  const corpus = await getCorpus();
  return new Response(JSON.stringify({ frame: mapFrame(corpus), index: packStudies(corpus) }));
};
