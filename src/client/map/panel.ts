import type { MapStudy, StudyText } from '../../domain/map-model.ts';
import { MAP_LINKS } from '../../routing/map-links.ts';
import { markId } from '../../figure/mark.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** An element with text or children; text is never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** The mark of a balance. */
function mark(study: MapStudy): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', `m ${study.balance}`);
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#${markId(study.balance)}`);
  svg.append(use);
  return svg;
}

/** A study of a panel: title, finding, and what it is. */
export function studyItem(
  study: MapStudy,
  text: StudyText | undefined,
  nameOf: (key: 'rung' | 'design' | 'basis', value: string) => string,
): HTMLLIElement {
  const [rung = '', design = '', basis = ''] = [
    study.facets.rung[0],
    study.facets.design[0],
    study.facets.basis[0],
  ];
  const facts = [
    study.label,
    nameOf('rung', rung),
    study.balance,
    nameOf('design', design).toLowerCase(),
    `read from ${nameOf('basis', basis).toLowerCase()}`,
  ];
  return element(
    'li',
    {},
    mark(study),
    element(
      'div',
      {},
      element('a', { class: 'title', href: MAP_LINKS.study(study.id) }, text?.title ?? study.label),
      ...(text ? [element('p', { class: 'finding' }, text.finding)] : []),
      element('p', { class: 'meta' }, facts.join(' · ')),
    ),
  );
}
