import { createHash } from 'node:crypto';

/**
 * Security policy of every page: this host only, and no inline script but those that are given,
 * allowed by their hash. Pagefind compiles WebAssembly; a map is drawn into a picture from a blob.
 * @param scripts text of the inline scripts that the page holds
 */
export function securityPolicy(scripts: readonly string[]): string {
  const hashes = scripts.map(
    (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  return [
    "default-src 'self'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...hashes].join(' '),
  ].join(';');
}
