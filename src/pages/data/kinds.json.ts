import type { APIRoute } from 'astro';
import { getCorpus } from '../../corpus/site.ts';
import { kindNames } from '../../domain/search.ts';

/** For search in the browser; its form may change with the code, unlike that of the public files. */
export const GET: APIRoute = async () => new Response(JSON.stringify(kindNames(await getCorpus())));
