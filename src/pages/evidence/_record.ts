import type { APIRoute, GetStaticPaths } from 'astro';
import { getCorpus } from '../../corpus/site.ts';
import { RECORD_FORMATS, type RecordFormat } from '../../export/formats.ts';
import type { Study } from '../../schema/study.ts';

interface Props {
  readonly study: Study;
  readonly write: RecordFormat['write'];
}

/** One record in every format, beside its page. */
export const getStaticPaths = (async () =>
  [...(await getCorpus()).studies.values()].flatMap((study) =>
    RECORD_FORMATS.map(({ format, write }) => ({
      params: { id: study.id, format },
      props: { study, write },
    })),
  )) satisfies GetStaticPaths;

export const GET: APIRoute<Props> = ({ props: { study, write } }) => new Response(write([study]));
