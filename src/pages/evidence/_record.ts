import type { APIRoute, GetStaticPaths } from 'astro';
import { getCorpus } from '../../corpus/site.ts';
import { recordFiles, type RecordFile } from '../../export/record-texts.ts';

/** One record in every format, beside its page, and where its page was before. */
export const getStaticPaths = (async ({ routePattern }) => {
  const [before = '', after = ''] = routePattern.split('[id]');
  return [...recordFiles(await getCorpus())]
    .filter(({ path }) => path.startsWith(before) && path.endsWith(after))
    .map(({ path, text }) => ({
      params: { id: path.slice(before.length, -after.length) },
      props: { text },
    }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<Pick<RecordFile, 'text'>> = ({ props: { text } }) => new Response(text);
