import { encode } from 'uqr';
import { QUIET, qrSvg } from '../../figure/qr-code.ts';

/** Least width of the picture in pixels; enough to fill a slide. */
const WIDTH = 1200;

/** Draws a code in whole pixels, so that its edges stay sharp. */
function drawn(rows: readonly (readonly boolean[])[]): Promise<Blob> {
  const scale = Math.ceil(WIDTH / rows.length);
  const canvas = document.createElement('canvas');
  canvas.width = rows.length * scale;
  canvas.height = canvas.width;
  const pen = canvas.getContext('2d');
  if (pen === null) return Promise.reject(new Error('There is no canvas to draw on.'));
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#000';
  for (const [y, row] of rows.entries()) {
    for (const [x, dark] of row.entries()) {
      if (dark) pen.fillRect(x * scale, y * scale, scale, scale);
    }
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('The picture could not be drawn.'));
    }, 'image/png');
  });
}

/**
 * QR code of an address, of which 15 % may be covered (level M).
 * @throws where the address is too long for a code
 */
export async function qrFile(
  url: string,
  name: string,
  format: 'svg' | 'png',
): Promise<{ readonly content: BlobPart; readonly type: string }> {
  const { data } = encode(url, { ecc: 'M', border: QUIET });
  return format === 'svg'
    ? { content: qrSvg(data, name), type: 'image/svg+xml' }
    : { content: await drawn(data), type: 'image/png' };
}
