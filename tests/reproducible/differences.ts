/** How much of a file is shown around the first byte that differs. */
const AROUND = 40;

const text = (bytes: Uint8Array): string => JSON.stringify(new TextDecoder().decode(bytes));

/**
 * Compares two folders byte for byte.
 * @param first files by name
 * @param second files by name
 * @returns a line for each file that is in one alone, or differs: where, and how
 */
export function* differences(
  first: ReadonlyMap<string, Uint8Array>,
  second: ReadonlyMap<string, Uint8Array>,
): Generator<string> {
  for (const [file, bytes] of first) {
    const other = second.get(file);
    if (other === undefined) {
      yield `${file}: in the first build alone`;
      continue;
    }
    if (Buffer.compare(bytes, other) === 0) continue;
    const index = bytes.findIndex((byte, at) => byte !== other[at]);
    // Where one only begins like the other, it differs at its end.
    const at = index === -1 ? bytes.length : index;
    const [mine, theirs] = [bytes, other].map((all) =>
      text(all.subarray(Math.max(0, at - AROUND), at + AROUND)),
    );
    yield `${file}: differs at byte ${at}\n    first   ${mine ?? ''}\n    second  ${theirs ?? ''}`;
  }
  for (const file of second.keys()) {
    if (!first.has(file)) yield `${file}: in the second build alone`;
  }
}
