import type { APIRoute, GetStaticPaths } from 'astro';
import { getCorpus } from '../../corpus/site.ts';
import { formerIds } from '../../routing/moves.ts';
import { cartridgeOf } from './_cartridge.ts';

interface Props {
  readonly lesson: string;
}

/** The pack of every lesson, under its former names too. */
export const getStaticPaths = (async () => {
  const { lessons, addresses } = await getCorpus();
  return lessons.flatMap(({ id: lesson }) =>
    [lesson, ...formerIds(addresses, 'lessons', lesson)].map((id) => ({
      params: { id },
      props: { lesson },
    })),
  );
}) satisfies GetStaticPaths;

export const GET: APIRoute<Props> = async ({ props, site }) => {
  const corpus = await getCorpus();
  const lesson = corpus.lessons.find(({ id }) => id === props.lesson);
  if (lesson === undefined) return new Response(null, { status: 404 });
  return new Response(await cartridgeOf(lesson, corpus, site));
};
