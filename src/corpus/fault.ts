/** Something wrong in the content: where it is, what was found, and what would be right. */
export interface Fault {
  /** Path of the file below the content folder. */
  readonly file: string;
  /** Line, counted from 1, where it is known. */
  readonly line?: number | undefined;
  /** Path of the field, such as `csl.author.0.family`. */
  readonly field?: string | undefined;
  /** What was found. */
  readonly found: string;
  /** What would be right. */
  readonly expected: string;
  /** The nearest valid value, where there is one. */
  readonly nearest?: string | undefined;
}

/** Fault as one line of text: `file:line field: found …; expected … (did you mean …?)`. */
export function faultInWords(fault: Fault, root = 'content'): string {
  const line = fault.line === undefined ? '' : `:${fault.line}`;
  const field = fault.field ? ` ${fault.field}` : '';
  const nearest = fault.nearest === undefined ? '' : ` Did you mean "${fault.nearest}"?`;
  return `${root}/${fault.file}${line}${field}\n    found    ${fault.found}\n    expected ${fault.expected}${nearest}`;
}

/** Orders faults by file, then line, then field. */
export const byPlace = (a: Fault, b: Fault): number =>
  a.file.localeCompare(b.file) ||
  (a.line ?? 0) - (b.line ?? 0) ||
  (a.field ?? '').localeCompare(b.field ?? '');

/** A value for a message: short, on one line, with control characters escaped. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/gu,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
