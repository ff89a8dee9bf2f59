import type { APIRoute, GetStaticPaths } from 'astro';
import { getCorpus } from '../../corpus/site.ts';
import { RECORD_FORMATS, type RecordFormat } from '../../export/formats.ts';
import { formerIds } from '../../routing/moves.ts';
import type { Study } from '../../schema/study.ts';

interface Props {
  readonly study: Study;
  readonly write: RecordFormat['write'];
}

/** One record in every format, beside its page, and where its page was before. */
export const getStaticPaths = (async () => {
  const { studies, addresses } = await getCorpus();
  return [...studies.values()].flatMap((study) =>
    [study.id, ...formerIds(addresses, 'evidence', study.id)].flatMap((id) =>
      RECORD_FORMATS.map(({ format, write }) => ({
        params: { id, format },
        props: { study, write },
      })),
    ),
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute<Props> = ({ props: { study, write } }) => new Response(write([study]));
