import { DOMParser } from '@xmldom/xmldom';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { HtmlValidate, Parser, type HtmlElement } from 'html-validate';

type Component = Parameters<AstroContainer['renderToString']>[0];

const container = await AstroContainer.create();
const parser = new Parser(await new HtmlValidate({ root: true }).getConfigFor('page.html'));

type Props = Readonly<Record<string, unknown>>;

/**
 * Markup of a component.
 * @param component what an `.astro` file exports; only `astro check` knows its type
 */
export const markupOf = (component: unknown, props: Props = {}): Promise<string> =>
  container.renderToString(component as Component, { props: { ...props } });

/** A component as a tree of its HTML; what stands inside of `<svg>` is not in it. */
export const render = async (component: unknown, props: Props): Promise<HtmlElement> =>
  parser.parseHtml(await markupOf(component, props));

/** A component that is one drawing, as a tree. */
export async function drawing(component: unknown, props: Props = {}) {
  const { documentElement } = new DOMParser().parseFromString(
    await markupOf(component, props),
    'image/svg+xml',
  );
  if (documentElement === null) throw new Error('The component draws nothing.');
  return documentElement;
}

/** The one element that a selector finds. */
export function only(root: HtmlElement, selector: string): HtmlElement {
  const found = root.querySelectorAll(selector);
  const [element] = found;
  if (element === undefined || found.length > 1) {
    throw new Error(`There are ${found.length} elements for "${selector}", not one.`);
  }
  return element;
}

/** Text of an element on one line. */
export const textOf = (element: HtmlElement | undefined | null): string =>
  (element?.textContent ?? '').replace(/\s+/gu, ' ').trim();
