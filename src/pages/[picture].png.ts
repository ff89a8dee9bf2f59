import type { APIRoute, GetStaticPaths } from 'astro';
import { hasPicture, readPicture } from '../corpus/picture.ts';

/** The picture for where pages are shared, if the content has one. */
export const getStaticPaths = (() =>
  hasPicture() ? [{ params: { picture: 'social' } }] : []) satisfies GetStaticPaths;

export const GET: APIRoute = () => new Response(readPicture());
