/** Key under which the reader's choice of theme is kept on the device. */
export const THEME_KEY = 'theme';

/**
 * Sets the chosen theme before the first paint, so that the page does not flash. It stands in the
 * head of every page as it is here, since the security policy allows it by its hash.
 */
export const THEME_SCRIPT = `try{var t=localStorage.getItem('${THEME_KEY}');if(t=='light'||t=='dark')document.documentElement.dataset.theme=t}catch{}`;
