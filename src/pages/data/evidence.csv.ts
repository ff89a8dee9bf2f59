import type { APIRoute } from 'astro';
import { getCorpus } from '../../corpus/site.ts';
import { evidenceCsv } from '../../export/records.ts';

export const GET: APIRoute = async () => {
  const corpus = await getCorpus();
  return new Response(evidenceCsv(corpus.studies.values()));
};
