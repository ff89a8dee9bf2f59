import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { CACHE_DIR } from './src/corpus/folder.ts';
import { checkedContent } from './src/integrations/content-check.ts';
import { headersFile } from './src/integrations/host-headers.ts';
import { indexable } from './src/integrations/indexable.ts';
import { offline } from './src/integrations/offline.ts';
import { recordWriter } from './src/integrations/record-files.ts';
import { searchIndex } from './src/integrations/search-index.ts';
import { sideThread } from './src/integrations/side-thread.ts';
import { baseOf } from './src/routing/base.ts';

const content = checkedContent();
const thread = sideThread();
const base = baseOf(process.env.BASE);

export default defineConfig({
  site: process.env.SITE ?? 'http://localhost:4321',
  base,
  ...(CACHE_DIR && { cacheDir: CACHE_DIR }),
  trailingSlash: 'always',
  compressHTML: true,
  prerenderConflictBehavior: 'error',
  build: { concurrency: 4, format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  markdown: {
    syntaxHighlight: false,
    processor: satteri({ features: { headingAttributes: true } }),
  },
  integrations: [
    content.check(),
    mdx(),
    sitemap({ filter: indexable(base, content) }),
    recordWriter(content, thread),
    searchIndex(base, content, thread),
    headersFile(base),
    // Last, since it lists what all others have written.
    offline(content, thread),
  ],
  vite: {
    // Scripts find each other from where they lie, so that the built site can be moved.
    experimental: {
      renderBuiltUrl: (_, { hostType, ssr }) =>
        hostType === 'js' && !ssr ? { relative: true } : undefined,
    },
    build: { assetsInlineLimit: 0, rolldownOptions: { checks: { moduleLevelDirective: false } } },
  },
});
