import type { MapView } from '../../domain/pivot.ts';
import { FILTER_KEYS, formatView } from '../../domain/view-state.ts';
import { drawMap } from '../../figure/map/draw.ts';
import { layoutMap } from '../../figure/map/layout.ts';
import { markup } from '../../figure/svg.ts';
import type { MapData } from './data.ts';
import { FORMATS, pick, save, type Format } from './selection.ts';

/** What is taken away from. */
interface Context {
  readonly view: MapView | undefined;
  readonly data: MapData | undefined;
}

/** Full address of a view, on the map's own page or in its embedded form. */
function addressOf(home: string, view: MapView | undefined, path = ''): string {
  const query = view ? formatView(view.state) : '';
  return `${home}${path}${query ? `?${query}` : ''}`;
}

/** The filters of a view in words. */
function filterInWords(view: MapView): string {
  const { state } = view;
  const parts = FILTER_KEYS.flatMap((key) => {
    const values = state.filters[key];
    return values ? [`${key}: ${values.join(', ')}`] : [];
  });
  if (state.from !== undefined || state.to !== undefined) {
    parts.push(`years ${state.from ?? ''} to ${state.to ?? ''}`);
  }
  if (state.q !== '') parts.push(`words: ${state.q}`);
  return parts.length === 0 ? 'All studies of the map' : `Filter: ${parts.join('; ')}`;
}

/** The view as a picture, with all that explains it inside. */
function pictureOf(root: HTMLElement, view: MapView, data: MapData): string {
  const home = root.dataset['home'] ?? location.origin;
  const site = root.dataset['site'] ?? '';
  const { version, title } = data.frame;
  return markup(
    drawMap(layoutMap(view), data.frame, {
      title,
      notes: [
        `${filterInWords(view)}. ${view.shown.length} of ${view.total} studies. Levels are those of the whole map.`,
        `${site}, version ${version}. ${addressOf(home, view)}`,
      ],
    }),
  );
}

/** Draws an SVG into a PNG at twice its size. */
async function rasterize(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob) resolve(blob);
        else reject(new Error('The picture could not be drawn.'));
      }, 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Copies text; where that is refused, shows it selected, ready for copying by hand. */
async function copy(root: HTMLElement, text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return 'Copied.';
  } catch {
    const area = root.querySelector<HTMLTextAreaElement>('#map-take textarea');
    if (!area) return text;
    area.hidden = false;
    area.classList.remove('vh');
    area.value = text;
    area.select();
    return 'Your browser does not let us copy. The text is selected: copy it by hand.';
  }
}

const embedCode = (address: string, title: string): string =>
  `<iframe src="${address.replaceAll('&', '&amp;')}" title="${title.replaceAll('"', '&quot;')}" width="100%" height="900" loading="lazy" sandbox="allow-scripts allow-same-origin allow-popups allow-downloads"></iframe>`;

/**
 * Gives the reader a view to take away, and says what was done.
 * @param format a format of references, `svg`, `png`, `link` or `embed`
 * @param ids the studies whose data is wanted
 */
export async function takeAway(
  root: HTMLElement,
  format: string,
  ids: readonly string[],
  { view, data }: Context,
): Promise<void> {
  const said = root.querySelector<HTMLElement>('[data-taken]');
  const say = (text: string): void => {
    if (said) said.textContent = text;
  };
  const home = root.dataset['home'] ?? location.origin;
  try {
    if (format === 'link') say(await copy(root, addressOf(home, view)));
    else if (format === 'embed') {
      say(
        await copy(
          root,
          embedCode(addressOf(home, view, 'embed/map/'), root.dataset['site'] ?? 'Evidence map'),
        ),
      );
    } else if (view && data && (format === 'svg' || format === 'png')) {
      const picture = pictureOf(root, view, data);
      if (format === 'svg') save('evidence-map.svg', picture, 'image/svg+xml');
      else save('evidence-map.png', await rasterize(picture), 'image/png');
      say('Saved.');
    } else if (Object.hasOwn(FORMATS, format)) {
      const { file, type } = FORMATS[format as Format];
      const response = await fetch(`${root.dataset['base'] ?? '/'}data/${file}`);
      if (!response.ok) throw new Error(`${file} answered ${response.status}`);
      save(
        `evidence-map.${format}`,
        pick(await response.text(), format as Format, new Set(ids)),
        type,
      );
      say(`Saved ${ids.length} ${ids.length === 1 ? 'study' : 'studies'}.`);
    }
  } catch (error) {
    say(
      `That did not work: ${error instanceof Error ? error.message : 'unknown error'}. Try again.`,
    );
  }
}
