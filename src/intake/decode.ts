/** Text of a file, or why it holds none. */
export type Decoded =
  | { readonly text: string; readonly encoding: string; readonly reason?: never }
  | { readonly reason: string };

/** How files begin that hold no references, by the bytes that they begin with. */
const OTHERS: readonly (readonly [start: string, what: string])[] = [
  ['%PDF-', 'a PDF document'],
  ['PK\u0003\u0004', 'a zip archive or an office document'],
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
  ['\u001f\u008b', 'a compressed file'],
  ['\u00d0\u00cf\u0011\u00e0', 'an office document'],
  ['SQLite format 3', 'a database'],
];

const beginsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/** UTF-16 without a mark, as ASCII characters give it away: every other byte is zero. */
function utf16By(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 2000);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  const half = sample.length / 2;
  if (odd > half * 0.4 && even < half * 0.1) return 'utf-16le';
  if (even > half * 0.4 && odd < half * 0.1) return 'utf-16be';
  return undefined;
}

function encodingOf(bytes: Uint8Array): string {
  if (beginsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (beginsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  const wide = utf16By(bytes);
  if (wide) return wide;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    // What is not UTF-8 is taken for Latin-1 in its Windows form, which holds every byte.
    return 'windows-1252';
  }
}

/** Reads bytes as text in UTF-8, UTF-16 or Latin-1, with line ends as line feeds. */
export function decode(bytes: Uint8Array): Decoded {
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  const other = OTHERS.find(([magic]) => start.startsWith(magic));
  if (other) return { reason: `This is ${other[1]}, whatever its name says` };
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes).replaceAll(/\r\n?/gu, '\n');
  if (text.includes('\u0000')) return { reason: 'This is no text: it holds zero bytes' };
  if (text.trim() === '') return { reason: 'The file is empty' };
  return { text, encoding };
}
