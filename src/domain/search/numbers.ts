/** Writes whole numbers in as few bytes as they need. */
export function numbersToBytes(numbers: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  for (const number of numbers) {
    let rest = number;
    while (rest > 127) {
      bytes.push((rest & 127) | 128);
      rest >>>= 7;
    }
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

/** Reads what `numbersToBytes` wrote. Throws where bytes are missing. */
export function bytesToNumbers(bytes: Uint8Array): Uint32Array {
  const numbers = new Uint32Array(bytes.length);
  let total = 0;
  let number = 0;
  let shift = 0;
  for (const byte of bytes) {
    number |= (byte & 127) << shift;
    shift += 7;
    if (byte > 127) continue;
    numbers[total] = number;
    total += 1;
    number = 0;
    shift = 0;
  }
  if (shift !== 0) throw new RangeError('The index is cut off.');
  return numbers.slice(0, total);
}
