import type { APIRoute } from 'astro';
import { getCorpus } from '../../corpus/site.ts';
import { toRis } from '../../export/references.ts';

export const GET: APIRoute = async () => {
  const corpus = await getCorpus();
  return new Response(toRis(corpus.studies.values()));
};
