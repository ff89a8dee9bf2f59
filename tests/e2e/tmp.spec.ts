import { test as base } from '@playwright/test';
base.use({contextOptions: { reducedMotion: 'no-preference' }});
base('vt', async ({ page }) => {
  page.on('pageerror', e => console.log('ERR', page.url(), e.message, e.stack));
  await page.addInitScript(() => { addEventListener('pagereveal', (e) => { console.log('vt ' + String(e.viewTransition !== null)); }); });
  page.on('console', m => console.log('CON', page.url(), m.text()));
  await page.goto('/methods/');
  for (const n of ['glossary','evidence','glossary','','applications','data','glossary','evidence','','evidence','applications','glossary']) {
  const l = page.waitForEvent('load');
  await page.evaluate((n) => { setTimeout(() => { document.querySelector<HTMLAnchorElement>(`a[href="/${n}${n?'/':''}"]`)!.click(); }, 0); }, n);
  await l;
  await page.waitForTimeout(400);
  }
});
