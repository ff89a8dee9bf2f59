import type { APIRoute } from 'astro';
import { getCorpus } from '../../corpus/site.ts';
import { ladderMatrix } from '../../domain/matrix.ts';
import { drawMatrix } from '../../figure/matrix/draw.ts';
import { layoutMatrix } from '../../figure/matrix/layout.ts';
import { markup } from '../../figure/svg.ts';

export const GET: APIRoute = async () => {
  const corpus = await getCorpus();
  return new Response(markup(drawMatrix(layoutMatrix(ladderMatrix(corpus)), corpus.site.question)));
};
