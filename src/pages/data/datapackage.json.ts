import type { APIRoute } from 'astro';
import { getCorpus } from '../../corpus/site.ts';
import { dataPackage } from '../../export/datapackage.ts';
import { absolute } from '../../routing/base.ts';
import { PAGES } from '../../routing/paths.ts';

export const GET: APIRoute = async ({ site }) => {
  const corpus = await getCorpus();
  return new Response(dataPackage(corpus, absolute(PAGES.map, site)));
};
