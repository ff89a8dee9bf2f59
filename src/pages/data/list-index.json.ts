import type { APIRoute } from 'astro';
import { getCorpus } from '../../corpus/site.ts';
import { directoryOf } from '../../export/directory.ts';

/** For reading lists in the browser; its form may change with the code, unlike that of the public files. */
export const GET: APIRoute = async () => {
  const corpus = await getCorpus();
  return new Response(JSON.stringify(directoryOf(corpus)));
};
