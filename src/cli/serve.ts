import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dev, preview } from 'astro';
import { baseOf } from '../routing/base.ts';

/** Serves the site: `dev` while it is written, `preview` as it was built. Set PORT for another port. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const port = Number(process.env['PORT'] ?? 4321);
const command = process.argv[2];

if (!Number.isInteger(port) || port < 1 || port > 65535) {
  console.error(`PORT is "${process.env['PORT'] ?? ''}"; it must be a number from 1 to 65535.`);
  process.exit(1);
}
if (command === 'dev') {
  await dev({ root, server: { port } });
} else if (command === 'preview') {
  if (!existsSync(`${root}dist/index.html`)) {
    console.error('There is nothing to serve yet. Run "npm run build" first, or "npm start".');
    process.exit(1);
  }
  const server = await preview({ root, server: { port }, logLevel: 'error' });
  const base = baseOf(process.env['BASE']);
  console.log(`The site is at http://localhost:${server.port}${base}  (Ctrl+C stops)`);
} else {
  console.error('Say "dev" or "preview".');
  process.exit(1);
}
