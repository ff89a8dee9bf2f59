import type { APIRoute, GetStaticPaths } from 'astro';
import { getCorpus } from '../../corpus/site.ts';
import { cartridgeOf } from './_cartridge.ts';

export const getStaticPaths = (async () =>
  (await getCorpus()).lessons.map(({ id }) => ({ params: { id } }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params, site }) => {
  const corpus = await getCorpus();
  const lesson = corpus.lessons.find(({ id }) => id === params['id']);
  if (lesson === undefined) return new Response(null, { status: 404 });
  return new Response(await cartridgeOf(lesson, corpus, site));
};
