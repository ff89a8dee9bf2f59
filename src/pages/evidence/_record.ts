import type { APIRoute, GetStaticPaths } from 'astro';
import { getCorpus } from '../../corpus/site.ts';
import { recordForms, type RecordForm } from '../../export/formats.ts';
import { pathToRecord } from '../../routing/paths.ts';

type Props = Pick<RecordForm, 'study' | 'write'>;

/** One record in every format, beside its page, and where its page was before. */
export const getStaticPaths = (async ({ routePattern }) =>
  [...recordForms(await getCorpus())]
    .filter(({ format }) => routePattern === pathToRecord('[id]', format))
    .map(({ id, study, write }) => ({
      params: { id },
      props: { study, write },
    }))) satisfies GetStaticPaths;

export const GET: APIRoute<Props> = ({ props: { study, write } }) => new Response(write([study]));
