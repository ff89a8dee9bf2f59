import type { APIRoute } from 'astro';
import { getCorpus } from '../../corpus/site.ts';
import { mapJson } from '../../export/map.ts';

export const GET: APIRoute = async () => {
  const corpus = await getCorpus();
  return new Response(mapJson(corpus));
};
