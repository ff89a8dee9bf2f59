import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { validateContent } from '../corpus/validate.ts';
import { CHROMIUM_FLAGS, findChromium } from './chromium.ts';

/** Draws `content/social.png`, the picture that is shown where a page is shared. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const { corpus } = validateContent(`${root}content/`);
const executablePath = findChromium();
if (corpus === undefined || executablePath === undefined) {
  console.error('This needs sound content and a Chromium: see "npm run check:content".');
  process.exit(1);
}
const font = (path: string): string =>
  readFileSync(`${root}node_modules/@fontsource-variable/${path}`).toString('base64');
const map = readFileSync(`${root}dist/data/map.svg`, 'utf8');
const html = `<style>
@font-face{font-family:'Source Serif 4';font-weight:200 900;src:url(data:font/woff2;base64,${font('source-serif-4/files/source-serif-4-latin-wght-normal.woff2')})}
@font-face{font-family:'Atkinson Hyperlegible Next';font-weight:200 900;src:url(data:font/woff2;base64,${font('atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2')})}
*{margin:0}body{width:1200px;height:630px;overflow:hidden;background:#fbfaf6;color:#1b1f23}
h1{font:600 58px/1.1 'Source Serif 4';padding:52px 60px 8px}p{font:26px 'Atkinson Hyperlegible Next';padding:0 60px 26px;color:#565d64}
svg{width:1128px;height:auto;margin-left:36px}
</style><h1>${corpus.site.question}</h1><p>${corpus.site.title}: ${corpus.site.tagline}</p>${map}`;
const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
const page = await browser.newPage({ viewport: { width: 1200, height: 630 } });
await page.setContent(html);
await page.evaluate(async () => {
  await document.fonts.ready;
});
await page.screenshot({ path: `${root}content/social.png` });
await browser.close();
console.log('Wrote content/social.png.');
