/**
 * Lets a page be read where a style sheet does not come: browsers paint nothing while they wait for
 * one, but do not wait for one that a script puts in its place. It stands in the head of every page
 * before the style sheets, since a script after them would wait as well.
 */
export const LATE_STYLES =
  "setTimeout(()=>document.querySelectorAll('link[rel^=style]').forEach(l=>l.sheet||l.replaceWith(l.cloneNode())),4e3)";
