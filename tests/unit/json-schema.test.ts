import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jsonSchemas } from '../../src/export/json-schema.ts';
import { SCHEMA_NAMES } from '../../src/schema/codes.ts';

const dir = new URL('../../public/data/schema/', import.meta.url);

test.each(jsonSchemas())('%s.json is up to date; run npm run schemas', (name, text) => {
  expect(readFileSync(new URL(`${name}.json`, dir), 'utf8')).toBe(text);
});

test('there is no other schema', () => {
  expect(readdirSync(dir).toSorted()).toEqual(
    jsonSchemas()
      .map(([name]) => `${name}.json`)
      .toSorted(),
  );
});

test('their names are listed, and no others', () => {
  expect(SCHEMA_NAMES).toEqual(jsonSchemas().map(([name]) => name));
});
