/**
 * Copies a text. Where copying is refused, shows it selected, ready for copying by hand.
 * @param area the place for that
 * @returns what was done, for the reader
 */
export async function copyText(text: string, area: HTMLTextAreaElement): Promise<string> {
  area.hidden = true;
  try {
    await navigator.clipboard.writeText(text);
    return 'Copied.';
  } catch {
    area.hidden = false;
    area.value = text;
    area.focus();
    area.select();
    return 'Your browser does not let us copy. The text is selected: copy it by hand.';
  }
}
