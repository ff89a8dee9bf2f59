import { CORE_SCHEMA, load } from 'js-yaml';
import { isCollection, isPair, LineCounter, parseDocument, type Document } from 'yaml';
import { shown, type Fault } from './fault.ts';

/** More references to anchors than this are taken for an attempt to exhaust memory. */
const MAX_ALIASES = 20;

/** A field path as Zod gives it. */
export type FieldPath = readonly PropertyKey[];

/** Parsed YAML, or the faults that keep it from being parsed. */
export type ParsedYaml =
  { readonly data: unknown; readonly faults?: never } | { readonly faults: readonly Fault[] };

interface Parsed {
  readonly text: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

/** The text that was parsed last: lines of many fields of one file are asked for in a row. */
let last: Parsed | undefined;

function parse(text: string): Parsed {
  if (last?.text === text) return last;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2' });
  last = { text, document, lines };
  return last;
}

/**
 * Where the two parsers might read a value differently, or where aliases have to be counted:
 * anchors, aliases, tags, directives, and numbers in forms that only one of them knows.
 */
const UNUSUAL = /(?:^|[\s[{,])(?:[&*!]\S|[-+]?0b|[-+]?[\d.][\d.,]*_)|^%|^(?:---|\.\.\.)/mu;

/**
 * Reads plain YAML with a parser that is several times faster and gives no lines; undefined where
 * the text is unusual or not sound, so that the other one has to look at it.
 */
function parsePlain(text: string): unknown {
  if (UNUSUAL.test(text)) return undefined;
  try {
    return load(text, { schema: CORE_SCHEMA });
  } catch {
    return undefined;
  }
}

/**
 * Parses YAML 1.2. Duplicate keys, unknown tags and floods of aliases are faults.
 * @param offset lines before the YAML in its file, such as the `---` of frontmatter
 */
export function parseYaml(text: string, file: string, offset = 0): ParsedYaml {
  const plain = parsePlain(text);
  if (plain !== undefined) return { data: plain };
  const { document, lines } = parse(text);
  const problems = [...document.errors, ...document.warnings];
  if (problems.length > 0) {
    return {
      faults: problems.map((problem) => ({
        file,
        line: lines.linePos(problem.pos[0]).line + offset,
        found: `text that is not valid YAML: ${problem.message}`,
        expected: 'valid YAML; check indents, quotes and colons on this line and the one above',
      })),
    };
  }
  try {
    return { data: document.toJS({ maxAliasCount: MAX_ALIASES }) as unknown };
  } catch (error) {
    return {
      faults: [
        {
          file,
          line: 1 + offset,
          found: `YAML that can't be expanded: ${error instanceof Error ? error.message : shown(error)}`,
          expected: `at most ${MAX_ALIASES} aliases (*name); write the values out`,
        },
      ],
    };
  }
}

/**
 * Line of a field, counted from 1: of its key where it has one, else of its value. For a field that
 * is missing, the line of the nearest thing around it.
 */
export function lineOfField(text: string, path: FieldPath, offset = 0): number | undefined {
  const { document, lines } = parse(text);
  const lineAt = (start: number | undefined): number | undefined =>
    start === undefined ? undefined : lines.linePos(start).line + offset;
  let node: unknown = document.contents;
  let line = lineAt(document.contents?.range?.[0]);
  for (const key of path) {
    if (!isCollection(node)) break;
    const pair = node.items.find(
      (item) => isPair(item) && String((item.key as { value?: unknown }).value) === String(key),
    );
    if (isPair(pair)) {
      line = lineAt((pair.key as { range?: number[] }).range?.[0]) ?? line;
      node = pair.value;
    } else {
      node = typeof key === 'number' ? node.get(key, true) : undefined;
      line = lineAt((node as { range?: number[] } | undefined)?.range?.[0]) ?? line;
    }
  }
  return line;
}
