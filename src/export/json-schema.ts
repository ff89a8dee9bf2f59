import { z } from 'zod';
import { JSON_SCHEMAS } from '../schema/collections.ts';

/** JSON Schema (draft 2020-12) of every kind of content, as name and text. */
export const jsonSchemas = (): readonly (readonly [name: string, text: string])[] =>
  Object.entries(JSON_SCHEMAS).map(([name, schema]) => {
    const json = z.toJSONSchema(schema, { io: 'input' });
    return [name, `${JSON.stringify({ title: name, ...json }, null, 1)}\n`] as const;
  });
