import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { parseYaml } from './yaml.ts';

/** Width at which long text is wrapped. */
const WIDTH = 100;

/** Lists up to this many entries and characters are written on one line. */
const LINE_ENTRIES = 7;
const LINE_TEXT = 85;

/** Lists that are written on one line although their entries are groups of fields. */
const INLINE_ENTRIES = new Set(['author', 'sample']);

/** A node of a Zod schema, as far as its fields and entries are asked for. */
interface Shape {
  readonly def: {
    readonly shape?: Readonly<Record<string, unknown>>;
    readonly element?: unknown;
    readonly innerType?: unknown;
    readonly options?: readonly unknown[];
  };
}

/** The names of the fields that a schema lists, in order, with their schemas. */
function fieldsOf(schema: unknown): ReadonlyMap<string, unknown> {
  const { def } = schema as Shape;
  if (def.shape) return new Map(Object.entries(def.shape));
  if (def.innerType) return fieldsOf(def.innerType);
  return new Map((def.options ?? []).flatMap((option) => [...fieldsOf(option)]));
}

/** Schema of the entries of a list. */
function entryOf(schema: unknown): unknown {
  const { def } = schema as Shape;
  return def.element ?? (def.innerType ? entryOf(def.innerType) : undefined);
}

/** Whether a list is written on one line: a few short values, none with a comment. */
const fitsOneLine = (items: readonly unknown[]): boolean =>
  items.length <= LINE_ENTRIES &&
  items.every((item) => isScalar(item) && !item.comment && !item.commentBefore) &&
  items.map((item) => String((item as { value: unknown }).value)).join(', ').length <= LINE_TEXT;

/** Puts fields in the order of the schema and lists in the form that makes small diffs. */
function arrange(node: unknown, schema: unknown, name = ''): void {
  if (isMap(node)) {
    const fields = schema === undefined ? new Map<string, unknown>() : fieldsOf(schema);
    const order = [...fields.keys()];
    const rank = (key: unknown): number => {
      const at = order.indexOf(String(isScalar(key) ? key.value : key));
      return at === -1 ? order.length : at;
    };
    // A sort that keeps the place of what the schema does not know.
    node.items.sort((a, b) => rank(a.key) - rank(b.key));
    for (const { key, value } of node.items) {
      const field = String(isScalar(key) ? key.value : key);
      arrange(value, fields.get(field), field);
    }
  } else if (isSeq(node)) {
    const inline = INLINE_ENTRIES.has(name);
    node.flow = fitsOneLine(node.items);
    for (const item of node.items) {
      arrange(item, schema === undefined ? undefined : entryOf(schema));
      if (inline && isMap(item)) item.flow = true;
    }
  }
}

const written = (document: Document): string =>
  document.toString({ lineWidth: WIDTH, flowCollectionPadding: true });

/**
 * A YAML file in its canonical form: fields in the order of the schema, text wrapped, so that two
 * people who write the same thing write the same bytes. Comments stay. Text that is not sound YAML
 * comes back as it was.
 */
export function canonical(text: string, schema: z.ZodType): string {
  const before = parseYaml(text, '');
  if (before.faults) return text;
  const document = parseDocument(text, { version: '1.2' });
  arrange(document.contents, schema);
  const result = written(document);
  const after = parseYaml(result, '');
  return after.faults || !isDeepStrictEqual(after.data, before.data) ? text : result;
}

/**
 * A value as a YAML file in its canonical form.
 * @param name name of its JSON Schema, which editors are told in the first line
 */
export function toYaml(value: unknown, schema: z.ZodType, name: string): string {
  const document = parseDocument('', { version: '1.2' });
  const node = document.createNode(value, { aliasDuplicateObjects: false });
  arrange(node, schema);
  document.contents = node as never;
  return `# yaml-language-server: $schema=../../public/data/schema/${name}.json\n${written(document)}`;
}
