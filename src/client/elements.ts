import type { SvgNode } from '../figure/svg.ts';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An element with what stands in it. Text is never markup.
 * @param has its class, or all of its attributes
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  has: string | Readonly<Record<string, string>> = '',
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (typeof has !== 'string') {
    for (const [name, value] of Object.entries(has)) made.setAttribute(name, value);
  } else if (has !== '') made.className = has;
  made.append(...children);
  return made;
}

/** A drawing as elements. */
export function drawn({ tag, attributes, children }: SvgNode): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children.map((child) => (typeof child === 'string' ? child : drawn(child))));
  return made;
}

/** A part of an element that must be there, and be of its kind. */
export function need<T extends Element>(
  root: ParentNode,
  selector: string,
  kind: abstract new () => T,
): T {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The page lacks ${selector}.`);
  return found;
}
