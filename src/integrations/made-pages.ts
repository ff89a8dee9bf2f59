import type { AstroPrerenderer, PathWithRoute } from 'astro';
import { inOrder } from './in-order.ts';

/** A page as it was made. */
export interface MadePage {
  /** Path below the root of the site, from its slash on. */
  readonly path: string;
  readonly html: string;
}

/** Who hears of pages while they are made. */
export interface PageListener {
  /** Whether what is made for a path is wanted. What is wanted is made before all else. */
  readonly wanted: (path: PathWithRoute) => boolean;
  /** Takes a page that is wanted. */
  readonly give: (page: MadePage) => void;
  /** Hears that all are made that are wanted. */
  readonly end: () => void;
}

/** Whether an answer is a page, and neither leads on nor tells of one that is missing. */
const isPage = (response: Response): boolean =>
  response.status === 200 && response.headers.get('content-type')?.startsWith('text/html') === true;

/**
 * Has pages handed on as they are made, in the order in which they are begun, which is the same in
 * every build; they are finished in any.
 * @param base address of the root of the site, from slash to slash
 */
export function handingOn(
  prerenderer: AstroPrerenderer,
  base: string,
  { wanted, give, end }: PageListener,
): AstroPrerenderer {
  /** How many are wanted, are begun, and are made and handed on. */
  let all = 0;
  let begun = 0;
  let made = 0;
  const hand = inOrder<MadePage | undefined>((page) => {
    if (page) give(page);
    made += 1;
    if (made === all) end();
  });
  return {
    ...prerenderer,
    getStaticPaths: async () => {
      const paths = Map.groupBy(await prerenderer.getStaticPaths(), wanted);
      const first = paths.get(true) ?? [];
      all = first.length;
      if (all === 0) end();
      return [...first, ...(paths.get(false) ?? [])];
    },
    render: async (request, options) => {
      const number = begun;
      begun += 1;
      const rendered = await prerenderer.render(request, options);
      if (number >= all) return rendered;
      const response = rendered instanceof Response ? rendered : rendered.response;
      if (!isPage(response)) {
        hand(number, undefined);
        return rendered;
      }
      const body = Buffer.from(await response.arrayBuffer());
      const path = new URL(request.url).pathname.slice(base.length - 1);
      hand(number, { path, html: body.toString('utf8') });
      const again = new Response(body, response);
      return rendered instanceof Response ? again : { ...rendered, response: again };
    },
  };
}
