import type { APIRoute } from 'astro';
import { getCorpus } from '../../corpus/site.ts';
import { mapFrame, mapStudies } from '../../domain/map-model.ts';
import { pivot } from '../../domain/pivot.ts';
import { DEFAULT_VIEW } from '../../domain/view-state.ts';
import { drawMap } from '../../figure/map/draw.ts';
import { layoutMap } from '../../figure/map/layout.ts';
import { markup } from '../../figure/svg-text.ts';
import { absolute } from '../../routing/base.ts';
import { PAGES } from '../../routing/paths.ts';

export const GET: APIRoute = async ({ site }) => {
  const corpus = await getCorpus();
  const frame = mapFrame(corpus);
  const view = pivot(mapStudies(corpus), frame, DEFAULT_VIEW);
  const caption = {
    title: frame.title,
    notes: [
      `${corpus.site.title}: ${corpus.site.tagline}, version ${frame.version}. ${absolute(PAGES.map, site)}`,
    ],
  };
  return new Response(markup(drawMap(layoutMap(view), frame, caption)));
};
