import type { Section } from '../../domain/reference/section.ts';

/** A part of the site that can be linked to and cited. */
export interface Place extends Section {
  /** Full address of its embedded form, where it has one. */
  readonly embed?: string | undefined;
  /** How high the embed is drawn at first. */
  readonly height?: number;
  /** Address of the record, on the page of a study: the reference is the study's own then. */
  readonly record?: string | undefined;
  /** Path, query and anchor below the base path, for a reading list; undefined where it takes none. */
  readonly listed?: string | undefined;
}

const textOf = (element: Element | null | undefined): string =>
  element?.textContent.trim().replace(/\s+/gu, ' ') ?? '';

/** The name of a section: the text of its heading. */
export const headingOf = (link: HTMLAnchorElement): string =>
  textOf(link.closest('.head')?.querySelector('h2, h3'));

/**
 * The place that a control stands for: a section of this page, or the page itself.
 * @param link a link to the section, or to the page where it has no fragment
 * @param base base path of the site
 */
export function placeOf(link: HTMLAnchorElement, base: string): Place {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
  const page = canonical ?? location.origin + location.pathname;
  const title = textOf(document.querySelector('h1'));
  const about = document.querySelector<HTMLLinkElement>('link[type="application/json+oembed"]');
  const id = link.hash.slice(1);
  const own = location.pathname.slice(base.length - 1);
  const embed = about?.href.replace(/[^/]*$/u, '');
  return {
    title: id === '' ? title : `${title}: ${headingOf(link)}`,
    url: page + link.hash,
    embed: embed && (id === '' ? embed : `${embed}?section=${id}`),
    listed: own + link.hash,
    record: id === '' && document.querySelector('meta[name=citation_title]') ? 'record' : undefined,
  };
}
