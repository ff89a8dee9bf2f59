import type { APIRoute } from 'astro';
import { getCorpus } from '../../corpus/site.ts';
import { citationFile } from '../../export/citation-file.ts';
import { absolute } from '../../routing/base.ts';
import { PAGES } from '../../routing/paths.ts';

export const GET: APIRoute = async ({ site }) =>
  new Response(citationFile(await getCorpus(), absolute(PAGES.map, site)));
