import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { jsonSchemas } from '../export/json-schema.ts';

/** Writes the JSON Schema of every kind of content into `public/data/schema/`. */
const dir = fileURLToPath(new URL('../../public/data/schema/', import.meta.url));
mkdirSync(dir, { recursive: true });
for (const [name, text] of jsonSchemas()) writeFileSync(`${dir}${name}.json`, text);
console.log(`Wrote ${jsonSchemas().length} schemas to public/data/schema/.`);
