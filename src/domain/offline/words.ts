/** A size in words, rounded as readers read it: "6.1 MB", "340 kB". */
export function sizeInWords(bytes: number): string {
  if (bytes >= 999_500) return `${(bytes / 1e6).toFixed(1)} MB`;
  return `${Math.max(1, Math.round(bytes / 1e3))} kB`;
}
