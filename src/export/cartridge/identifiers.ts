/** A number of 53 bits that stays the same for a text (cyrb53), in base 36. */
function hash(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}

/**
 * Gives out identifiers that stay the same from build to build, since each depends only on what it
 * stands for. The second one for the same thing ends in `-2`. All of them are names in XML, and safe
 * as names of files.
 */
export function identifiers(): (kind: string, text: string) => string {
  const times = new Map<string, number>();
  return (kind, text) => {
    const name = `${kind}-${hash(text)}`;
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return time === 1 ? name : `${name}-${time}`;
  };
}
