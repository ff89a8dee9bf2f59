import { createHash } from 'node:crypto';

/**
 * Security policy of every page: this host only, and no inline scripts and styles but those that are
 * given, allowed by their hash. Pagefind compiles WebAssembly; a map is drawn into a picture from a
 * blob.
 * @param scripts text of the inline scripts that the page holds
 * @param styles text of the inline styles that the page holds
 */
export function securityPolicy(scripts: readonly string[], styles: readonly string[] = []): string {
  const hashes = (texts: readonly string[]): readonly string[] =>
    texts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  return [
    "default-src 'self'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...hashes(scripts)].join(' '),
    ...(styles.length > 0 ? [["style-src 'self'", ...hashes(styles)].join(' ')] : []),
  ].join(';');
}
