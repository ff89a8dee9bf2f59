/**
 * Lists of numbers in as few bits as they need: binary interpolative coding (Moffat and Stuiver,
 * "Binary interpolative coding for effective index compression", Information Retrieval 2000). The
 * middle of a list is written first, then the middles of both halves, each by its place among the
 * numbers that are still possible there.
 */

/** How many numbers there are at most: they are kept in two bytes each. */
const MOST = 65_536;

/** Writes numbers in bits, the first bits of a byte first. */
class BitWriter {
  readonly #bytes: number[] = [];
  #window = 0;
  #held = 0;

  /** @param bits at most 24 */
  write(value: number, bits: number): void {
    this.#window = (this.#window << bits) | value;
    this.#held += bits;
    while (this.#held >= 8) {
      this.#held -= 8;
      this.#bytes.push((this.#window >>> this.#held) & 255);
    }
  }

  /** All that was written; the last byte is filled up with zeros. */
  bytes(): Uint8Array {
    if (this.#held > 0) this.write(0, 8 - this.#held);
    return Uint8Array.from(this.#bytes);
  }
}

/** Whole bits that tell so many numbers apart, rounded down. */
const bitsOf = (range: number): number => 31 - Math.clz32(range);

/** Writes one of `range` numbers: the first few take a bit less than the others. */
function writeBelow(out: BitWriter, value: number, range: number): void {
  const bits = bitsOf(range);
  const short = 2 ** (bits + 1) - range;
  if (value < short) out.write(value, bits);
  else out.write(value + short, bits + 1);
}

function writeList(
  out: BitWriter,
  list: readonly number[],
  lowest: number,
  highest: number,
  from: number,
  to: number,
): void {
  if (from >= to) return;
  const middle = (from + to) >> 1;
  const number = list[middle] ?? 0;
  const low = lowest + middle - from;
  const high = highest - (to - 1 - middle);
  writeBelow(out, number - low, high - low + 1);
  writeList(out, list, lowest, number - 1, from, middle);
  writeList(out, list, number + 1, highest, middle + 1, to);
}

/**
 * Lists of numbers as bytes.
 * @param lists each of rising whole numbers from 0, none twice
 * @param end the number after the highest that may occur, at most 65,536
 * @throws {RangeError} where there are more numbers
 */
export function listsToBytes(lists: readonly (readonly number[])[], end: number): Uint8Array {
  if (end > MOST) throw new RangeError(`The index can tell ${MOST} things apart, and not ${end}.`);
  const out = new BitWriter();
  for (const list of lists) writeList(out, list, 0, end - 1, 0, list.length);
  return out.bytes();
}

/** How many numbers are read in one step. */
const NUMBERS_A_STEP = 2000;

/**
 * Reads what `listsToBytes` wrote, in steps, so that a page can do other things between them.
 * @param sizes how many numbers each list has
 * @returns the numbers of all lists, one after the other
 * @throws {RangeError} where bytes are missing, or left over
 */
export function* listsInSteps(
  bytes: Uint8Array,
  sizes: Uint32Array,
  end: number,
): Generator<undefined, Uint16Array> {
  if (sizes.some((size) => size > end)) throw new RangeError('The index is cut off.');
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const numbers = new Uint16Array(total);
  let at = 0;
  let window = 0;
  let held = 0;
  const read = (bits: number): number => {
    while (held < bits) {
      // At most 17 bits are asked for, so that none of those that are held is pushed out.
      const byte = bytes[at];
      if (byte === undefined) throw new RangeError('The index is cut off.');
      window = (window << 8) | byte;
      at += 1;
      held += 8;
    }
    held -= bits;
    return (window >>> held) & ((1 << bits) - 1);
  };
  const readBelow = (range: number): number => {
    const bits = bitsOf(range);
    const short = 2 ** (bits + 1) - range;
    const value = read(bits);
    return value < short ? value : value * 2 + read(1) - short;
  };
  const readList = (lowest: number, highest: number, from: number, to: number): void => {
    if (from >= to) return;
    const middle = (from + to) >> 1;
    // The list begins at `from`, as the one that was written began at 0.
    const low = lowest + middle - from;
    const high = highest - (to - 1 - middle);
    const number = low + readBelow(high - low + 1);
    numbers[middle] = number;
    readList(lowest, number - 1, from, middle);
    readList(number + 1, highest, middle + 1, to);
  };
  let start = 0;
  let pause = NUMBERS_A_STEP;
  for (const size of sizes) {
    readList(0, end - 1, start, start + size);
    start += size;
    if (start < pause) continue;
    pause = start + NUMBERS_A_STEP;
    yield;
  }
  if (at !== bytes.length) throw new RangeError('The index is cut off.');
  return numbers;
}
