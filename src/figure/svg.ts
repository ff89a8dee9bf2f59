/** An element of a drawing: plain data that both build and browser turn into SVG. */
export interface SvgNode {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (SvgNode | string)[];
}

/** Makes an element. Attributes that are undefined are left out; numbers are rounded to 0.01. */
export function svg(
  tag: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  ...children: readonly (SvgNode | string)[]
): SvgNode {
  const kept: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) kept[name] = typeof value === 'number' ? rounded(value) : value;
  }
  return { tag, attributes: kept, children };
}

/** Two decimals are finer than any screen at the sizes that we draw. */
export const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Data of a path as D3 gives it, with numbers rounded. */
export const pathData = (d: string | null): string =>
  (d ?? '').replace(/-?\d+\.\d+/gu, (n) => String(rounded(Number(n))));
