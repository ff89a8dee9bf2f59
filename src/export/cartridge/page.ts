import { element, type Markup } from '../../domain/markup.ts';
import { fragment, oneLine } from './xml.ts';

/** A page of a cartridge: HTML that is XML as well, without styles of its own. */
export const page = (title: string, language: string, body: readonly Markup[]): string => {
  const name = oneLine(title);
  return `<!DOCTYPE html>\n${fragment([
    element(
      'html',
      { xmlns: 'http://www.w3.org/1999/xhtml', lang: language },
      element('head', {}, element('meta', { charset: 'utf-8' }), element('title', {}, name)),
      element('body', {}, element('h1', {}, name), ...body),
    ),
  ])}\n`;
};
