/** A piece of a reference: plain, or set in italics. */
export type Run = string | { readonly em: string };

/** Text of a reference without its italics. */
export const plainOf = (runs: readonly Run[]): string =>
  runs.map((run) => (typeof run === 'string' ? run : run.em)).join('');

/** Text for HTML, in content and in quoted attributes. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** A reference as HTML, for programs that take formatted text from the clipboard. */
export const htmlOf = (runs: readonly Run[]): string =>
  `<p>${runs
    .map((run) => (typeof run === 'string' ? escapeHtml(run) : `<i>${escapeHtml(run.em)}</i>`))
    .join('')}</p>`;

/**
 * Text for the middle of a line in Markdown (CommonMark, tables and strikes of GitHub): what it
 * would act on gets a backslash.
 */
export const escapeMarkdown = (text: string): string =>
  text.replace(/\s+/gu, ' ').replace(/[\\`*_[\]<>&~|]/gu, String.raw`\$&`);

/** Characters that TeX acts on, where a backslash before them is not enough. */
const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Text for TeX and BibTeX. */
export const escapeTex = (text: string): string =>
  text.replace(/[\\~^&%$#_{}]/gu, (char) => TEX[char] ?? `\\${char}`);

/** A text that ends a sentence: with a full stop, where it has no mark of its own. */
export const stopped = (text: string): string => (/[.?!…]$/u.test(text) ? text : `${text}.`);
