/** Light modules around a code that a reader of codes needs (ISO/IEC 18004). */
export const QUIET = 4;

/**
 * A code as a picture: black on white in any theme, since cameras expect that.
 * @param rows modules row by row, dark ones true, the quiet zone included
 * @param name what the code leads to, for people who can't see it
 */
export function qrSvg(rows: readonly (readonly boolean[])[], name: string): string {
  const size = rows.length;
  const path = rows
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  const title = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="1024" height="1024" shape-rendering="crispEdges" role="img"><title>${title}</title><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>\n`;
}
