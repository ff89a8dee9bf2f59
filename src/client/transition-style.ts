/**
 * Lets pages change over softly, for readers who do not ask for less motion. It stands in the head of
 * every page as it is here: where it comes with a style sheet, Chromium may look for it before the
 * sheet is there, gives the transition up, and reports an error.
 */
export const TRANSITION_STYLE =
  '@media (prefers-reduced-motion: no-preference){@view-transition{navigation:auto}}';
