import { z } from 'zod';
import { counted } from '../domain/tally.ts';
import { shown, type Fault } from './fault.ts';
import { nearest } from './nearest.ts';
import type { RawEntry } from './raw.ts';
import type { FieldPath } from './yaml.ts';

/** Value at a path, or undefined. */
function valueAt(data: unknown, path: FieldPath): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** JSON Schemas of our Zod schemas, made once; they tell which keys are valid where. */
const jsonSchemas = new WeakMap<z.ZodType, z.core.JSONSchema.JSONSchema>();

/** Names of the fields that a schema allows at a path. */
function keysAt(schema: z.ZodType, path: FieldPath): readonly string[] {
  const known = jsonSchemas.get(schema) ?? z.toJSONSchema(schema, { io: 'input' });
  jsonSchemas.set(schema, known);
  let nodes: z.core.JSONSchema.JSONSchema[] = [known];
  for (const key of path) {
    nodes = nodes
      .flatMap((node) => [node, ...(node.anyOf ?? [])])
      .flatMap((node) => {
        if (typeof node === 'boolean') return [];
        const next =
          typeof key === 'number'
            ? node.items
            : (node.properties?.[String(key)] ?? node.additionalProperties);
        return typeof next === 'object' && !Array.isArray(next) ? [next] : [];
      });
  }
  return nodes.flatMap((node) => Object.keys(node.properties ?? {}));
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text (put quotes around a number)',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a group of fields',
  array: 'a list',
};

const entries = (n: number | bigint): string => counted(Number(n), 'entry', 'entries');

/** What would be right, in words. */
function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return `one of ${issue.values.map((value) => String(value)).join(', ')}`;
    case 'too_small':
      return issue.origin === 'array' ? `at least ${entries(issue.minimum)}` : issue.message;
    case 'too_big':
      return issue.origin === 'array' ? `at most ${entries(issue.maximum)}` : issue.message;
    default:
      return issue.message;
  }
}

/** The faults of one issue: one for each field that it names. */
function faultsOf(issue: z.core.$ZodIssue, entry: RawEntry, schema: z.ZodType): readonly Fault[] {
  if (issue.code === 'unrecognized_keys') {
    const valid = keysAt(schema, issue.path);
    return issue.keys.map((key) => ({
      file: entry.file,
      line: entry.lineOf([...issue.path, key]),
      field: [...issue.path, key].join('.'),
      found: `a field "${key}" that is not known here`,
      expected: valid.length > 0 ? `one of ${valid.join(', ')}` : 'only known fields',
      nearest: nearest(key, valid),
    }));
  }
  if (issue.code === 'invalid_key') {
    return issue.issues.map((inner) => ({
      file: entry.file,
      line: entry.lineOf(issue.path),
      field: issue.path.join('.'),
      found: shown(issue.path.at(-1)),
      expected: expectation(inner),
    }));
  }
  const value = valueAt(entry.data, issue.path);
  const missing = value === undefined;
  return [
    {
      file: entry.file,
      line: entry.lineOf(issue.path),
      field: issue.path.join('.'),
      found: missing ? 'nothing: the field is missing' : shown(value),
      expected: expectation(issue),
      nearest:
        issue.code === 'invalid_value' && typeof value === 'string'
          ? nearest(value, issue.values.map(String))
          : undefined,
    },
  ];
}

/** An entry whose form is right. */
export interface TypedEntry<T> extends Omit<RawEntry, 'data'> {
  readonly data: T;
}

/** Checks entries against their schema: those that conform, and a fault for all that does not. */
export function conform<T>(
  entries: readonly RawEntry[],
  schema: z.ZodType<T>,
): { readonly typed: readonly TypedEntry<T>[]; readonly faults: readonly Fault[] } {
  const typed: TypedEntry<T>[] = [];
  const faults: Fault[] = [];
  for (const entry of entries) {
    const result = schema.safeParse(entry.data);
    if (result.success) typed.push({ ...entry, data: result.data });
    else faults.push(...result.error.issues.flatMap((issue) => faultsOf(issue, entry, schema)));
  }
  return { typed, faults };
}
