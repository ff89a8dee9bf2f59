import type { APIRoute } from 'astro';
import { getCorpus } from '../../corpus/site.ts';
import { evidenceJson } from '../../export/records.ts';

export const GET: APIRoute = async () => {
  const corpus = await getCorpus();
  return new Response(evidenceJson(corpus.studies.values()));
};
