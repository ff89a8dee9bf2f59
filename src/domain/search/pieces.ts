/** Bytes of a length. */
const LENGTH = 4;

/** Pieces as one run of bytes: how many they are and how long each is, then all of them. */
export function joinPieces(pieces: readonly Uint8Array[]): Uint8Array {
  const start = LENGTH * (1 + pieces.length);
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, start));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, pieces.length);
  let at = start;
  for (const [index, piece] of pieces.entries()) {
    view.setUint32(LENGTH * (1 + index), piece.length);
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/**
 * Reads what `joinPieces` wrote.
 * @throws {RangeError} where bytes are missing or left over
 */
export function splitPieces(bytes: Uint8Array<ArrayBuffer>): readonly Uint8Array<ArrayBuffer>[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(0);
  if (LENGTH * (1 + count) > bytes.length) throw new RangeError('The index is cut off.');
  let at = LENGTH * (1 + count);
  const pieces = Array.from({ length: count }, (_, index) => {
    const length = view.getUint32(LENGTH * (1 + index));
    const piece = bytes.subarray(at, at + length);
    at += length;
    return piece;
  });
  if (at !== bytes.length) throw new RangeError('The index is cut off.');
  return pieces;
}
