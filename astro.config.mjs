import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig, fontProviders } from 'astro/config';
import { contentCheck } from './src/integrations/content-check.ts';
import { searchIndex } from './src/integrations/search-index.ts';
import { contentSecurityPolicy } from './src/integrations/security.ts';

const font = (name, variable, file, fallbacks) => ({
  provider: fontProviders.local(),
  name,
  cssVariable: variable,
  fallbacks,
  options: {
    variants: [
      {
        weight: '200 900',
        style: 'normal',
        display: 'swap',
        src: [`./node_modules/@fontsource-variable/${file}`],
      },
    ],
  },
});

export default defineConfig({
  site: process.env.SITE ?? 'http://localhost:4321',
  base: process.env.BASE ?? '/',
  trailingSlash: 'always',
  compressHTML: true,
  prerenderConflictBehavior: 'error',
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  markdown: {
    syntaxHighlight: false,
    processor: satteri({ features: { headingAttributes: true } }),
  },
  integrations: [
    contentCheck(),
    mdx(),
    sitemap({ filter: (page) => !/\/(?:404|search)\//u.test(page) }),
    searchIndex(),
  ],
  fonts: [
    font(
      'Source Serif 4',
      '--font-serif',
      'source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
      ['Georgia', 'serif'],
    ),
    font(
      'Atkinson Hyperlegible Next',
      '--font-sans',
      'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
      ['Arial', 'sans-serif'],
    ),
  ],
  security: { csp: contentSecurityPolicy },
  vite: {
    build: { assetsInlineLimit: 0, rolldownOptions: { checks: { moduleLevelDirective: false } } },
  },
});
