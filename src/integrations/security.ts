import { createHash } from 'node:crypto';
import type { AstroUserConfig } from 'astro';
import { THEME_SCRIPT } from '../client/theme-script.ts';

type Csp = NonNullable<NonNullable<AstroUserConfig['security']>['csp']>;

/**
 * Security policy of every page: this host only, and no inline script but the one that sets the
 * theme, allowed by its hash. Pagefind compiles WebAssembly.
 */
export const contentSecurityPolicy: Csp = {
  directives: [
    "default-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ],
  scriptDirective: {
    resources: ["'self'", "'wasm-unsafe-eval'"],
    hashes: [`sha256-${createHash('sha256').update(THEME_SCRIPT).digest('base64')}`],
  },
  styleDirective: { resources: ["'self'"] },
};
