import type { APIRoute } from 'astro';
import { getCorpus } from '../../corpus/site.ts';
import { FORMATS } from '../../export/formats.ts';
import { recordsIn } from '../../export/record-texts.ts';
import { pathToRecords } from '../../routing/paths.ts';

/** All records in the format that the pattern of the route names. */
export const GET: APIRoute = async ({ routePattern }) => {
  const format = FORMATS.find((one) => pathToRecords(one) === routePattern);
  if (format === undefined) return new Response(null, { status: 404 });
  const { studies } = await getCorpus();
  return new Response(recordsIn(format, studies.values()));
};
