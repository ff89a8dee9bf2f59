import type { MapFrame } from '../../domain/map-model.ts';
import type { MapView } from '../../domain/pivot.ts';
import { drawMap } from '../../figure/map/draw.ts';
import { layoutMap } from '../../figure/map/layout.ts';
import { markup } from '../../figure/svg-text.ts';
import { filterInWords } from './filter-words.ts';

/**
 * The view as a picture, with all that explains it inside.
 * @param site name of the site
 * @param address full address of the view
 */
export function pictureOf(view: MapView, frame: MapFrame, site: string, address: string): string {
  return markup(
    drawMap(layoutMap(view), frame, {
      title: frame.title,
      notes: [
        `${filterInWords(view)}. ${view.shown.length} of ${view.total} studies. Levels are those of the whole map.`,
        `${site}, version ${frame.version}.`,
        address,
      ],
    }),
  );
}

/** Draws an SVG into a PNG at twice its size. */
export async function rasterize(svg: string): Promise<Blob> {
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
