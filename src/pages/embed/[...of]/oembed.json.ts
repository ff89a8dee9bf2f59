import type { APIRoute, GetStaticPaths } from 'astro';
import { getCorpus } from '../../../corpus/site.ts';
import { EMBED_SIZE } from '../../../domain/reference/embed.ts';
import { oembed } from '../../../export/oembed.ts';
import { absolute } from '../../../routing/base.ts';
import { PAGES, pathTo, pathToEmbed, pathToTopic } from '../../../routing/paths.ts';

/** An embed, by its path. */
type Props = Readonly<Record<'title' | 'path', string> & Record<'height', number>>;

/** Beside every embed, and where it was before. */
export const getStaticPaths = (async () => {
  const { site, applications, topics, addresses } = await getCorpus();
  const { height } = EMBED_SIZE;
  const embeds: readonly Props[] = [
    { title: site.question, path: PAGES.embedMap, height: EMBED_SIZE.map },
    ...applications.map(({ id, name }) => ({
      title: name,
      path: pathToEmbed(pathTo('applications', id)),
      height,
    })),
    ...topics.map((topic) => ({
      title: topic.name,
      path: pathToEmbed(pathToTopic(topic)),
      height,
    })),
  ];
  return embeds.flatMap((props) => {
    const former = Object.entries(addresses.moved).flatMap(([from, to]) =>
      to === props.path ? [from] : [],
    );
    return [props.path, ...former].map((path) => ({
      params: { of: path.replace(/^\/embed\/|\/$/gu, '') },
      props,
    }));
  });
}) satisfies GetStaticPaths;

export const GET: APIRoute<Props> = async ({ props: { title, path, height }, site }) => {
  const url = absolute(path, site);
  return new Response(oembed({ title, url, height }, await getCorpus(), absolute(PAGES.map, site)));
};
