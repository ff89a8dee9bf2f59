import type { APIRoute, GetStaticPaths } from 'astro';
import { getCorpus } from '../../corpus/site.ts';
import { recordFiles, type RecordFile } from '../../export/record-texts.ts';

/** One record in every format, beside its page, and where its page was before. */
export const getStaticPaths = (async ({ routePattern }) => {
  const [before = '', after = ''] = routePattern.split('[id]');
  return [...recordFiles(await getCorpus())]
    .filter(({ path }) => path.startsWith(before) && path.endsWith(after))
    .map(({ path, write }) => ({
      params: { id: path.slice(before.length, -after.length) },
      props: { write },
    }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<Pick<RecordFile, 'write'>> = ({ props: { write } }) =>
  new Response(write());
