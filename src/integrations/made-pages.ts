import type { AstroPrerenderer } from 'astro';
import { inOrder } from './in-order.ts';

/** A page as it was made. */
export interface MadePage {
  /** Path below the root of the site, from its slash on. */
  readonly path: string;
  readonly html: string;
}

/**
 * Has each page handed on as it is made, in the order in which pages are begun, which is the same in
 * every build; they are finished in any.
 * @param base address of the root of the site, from slash to slash
 */
export function handingOn(
  prerenderer: AstroPrerenderer,
  base: string,
  give: (page: MadePage) => void,
): AstroPrerenderer {
  const hand = inOrder<MadePage | undefined>((page) => {
    if (page) give(page);
  });
  let begun = 0;
  return {
    ...prerenderer,
    render: async (request, options) => {
      const number = begun;
      begun += 1;
      const rendered = await prerenderer.render(request, options);
      const response = rendered instanceof Response ? rendered : rendered.response;
      const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
      if (!isPage || response.status !== 200) {
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
