import type { MapView } from '../../domain/pivot.ts';
import { formatView, type ViewState } from '../../domain/view-state.ts';
import type { MapData } from './data.ts';
import { FORMATS, pick, save, type Format } from './selection.ts';

/** Full address of a view, on the map's own page or in its embedded form. */
function addressOf(root: HTMLElement, state: ViewState, path = ''): string {
  const query = formatView(state);
  // A package that is served from anywhere names where it is now.
  const home = root.dataset['home'] ?? new URL(root.dataset['base'] ?? '/', location.href).href;
  return `${home}${path}${query ? `?${query}` : ''}`;
}

/** Code that embeds a view in another page. */
function embedCode(root: HTMLElement, state: ViewState): string {
  const attributes = {
    src: addressOf(root, state, 'embed/map/'),
    title: root.dataset['site'] ?? 'Evidence map',
    width: '100%',
    height: '900',
    loading: 'lazy',
    sandbox: 'allow-scripts allow-same-origin allow-popups allow-downloads',
  };
  const frame = document.createElement('iframe');
  for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
  return frame.outerHTML;
}

/**
 * Copies the address of a view, or code that embeds it. Where copying is refused, shows the text
 * selected, ready for copying by hand.
 * @param area the place for that
 * @returns what was done, for the reader
 */
export async function copy(
  root: HTMLElement,
  what: 'link' | 'embed',
  state: ViewState,
  area: HTMLTextAreaElement,
): Promise<string> {
  const text = what === 'link' ? addressOf(root, state) : embedCode(root, state);
  area.hidden = true;
  try {
    await navigator.clipboard.writeText(text);
    return 'Copied.';
  } catch {
    area.hidden = false;
    area.value = text;
    area.focus();
    area.select();
    return 'Your browser does not let us copy. The text is selected: copy it by hand.';
  }
}

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
