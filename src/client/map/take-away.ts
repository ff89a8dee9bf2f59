import type { MapView } from '../../domain/pivot.ts';
import { EMBED_SIZE, embedCode } from '../../domain/reference/embed.ts';
import { formatView, type ViewState } from '../../domain/view-state.ts';
import { copy as copyText } from '../clipboard.ts';
import { save } from '../file.ts';
import type { Place } from '../section-menu/place.ts';
import type { MapData } from './data.ts';
import { filterInWords } from './filter-words.ts';
import { FORMATS, pick, type Format } from './selection.ts';

/** Full address of a view, on the map's own page or in its embedded form. */
function addressOf(root: HTMLElement, state: ViewState, path = ''): string {
  const query = formatView(state);
  // A package that is served from anywhere names where it is now.
  const home = root.dataset['home'] ?? new URL(root.dataset['base'] ?? '/', location.href).href;
  return `${home}${path}${query ? `?${query}` : ''}`;
}

/** A view as a place to link to, cite and embed. */
export function placeOfView(root: HTMLElement, view: MapView): Place {
  const query = formatView(view.state);
  const title = document.querySelector('h1')?.textContent.trim() ?? '';
  return {
    title: query === '' ? title : `${title} ${filterInWords(view)}`,
    url: addressOf(root, view.state),
    embed: addressOf(root, view.state, 'embed/map/'),
    height: EMBED_SIZE.map,
    // A list made in a frame would be kept for the page around it.
    listed: root.classList.contains('embedded') ? undefined : `/${query ? `?${query}` : ''}`,
  };
}

/** Code that embeds a view in another page. */
function embedOf(root: HTMLElement, state: ViewState): string {
  const url = addressOf(root, state, 'embed/map/');
  return embedCode({ title: root.dataset['site'] ?? 'Evidence map', url }, EMBED_SIZE.map);
}

/**
 * Copies the address of a view, or code that embeds it. Where copying is refused, shows the text
 * selected, ready for copying by hand.
 * @param area the place for that
 * @returns what was done, for the reader
 */
export const copy = (
  root: HTMLElement,
  what: 'link' | 'embed',
  state: ViewState,
  area: HTMLTextAreaElement,
): Promise<string> =>
  copyText({ text: what === 'link' ? addressOf(root, state) : embedOf(root, state) }, area);

/**
 * Saves studies of a view, or its picture, as a file.
 * @param format a format of references, `svg` or `png`
 * @param ids the studies that are wanted
 * @returns what was done, for the reader
 * @throws where a file can't be read or drawn
 */
export async function download(
  root: HTMLElement,
  format: string,
  ids: readonly string[],
  { view, data }: { readonly view: MapView; readonly data: MapData },
): Promise<string> {
  if (format === 'svg' || format === 'png') {
    const { pictureOf, rasterize } = await import('./picture.ts');
    const site = root.dataset['site'] ?? '';
    const picture = pictureOf(view, data.frame, site, addressOf(root, view.state));
    if (format === 'svg') save('evidence-map.svg', picture, 'image/svg+xml');
    else save('evidence-map.png', await rasterize(picture), 'image/png');
    return 'Saved the picture.';
  }
  const { file, type } = FORMATS[format as Format];
  const response = await fetch(`${root.dataset['base'] ?? '/'}data/${file}`);
  if (!response.ok) throw new Error(`${file} answered ${response.status}`);
  save(`evidence-map.${format}`, pick(await response.text(), format as Format, new Set(ids)), type);
  return `Saved ${ids.length} ${ids.length === 1 ? 'study' : 'studies'}.`;
}
