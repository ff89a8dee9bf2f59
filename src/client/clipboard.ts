/** A text to copy, with its formatted form where it has one. */
export interface Copied {
  readonly text: string;
  readonly html?: string;
}

async function write({ text, html }: Copied): Promise<void> {
  if (html === undefined || typeof ClipboardItem === 'undefined') {
    await navigator.clipboard.writeText(text);
    return;
  }
  const forms = { 'text/plain': text, 'text/html': html };
  await navigator.clipboard.write([
    new ClipboardItem(
      Object.fromEntries(
        Object.entries(forms).map(([type, form]) => [type, new Blob([form], { type })]),
      ),
    ),
  ]);
}

/**
 * Copies a text. Where copying is refused, shows it selected, ready for copying by hand.
 * @param area the place for that
 * @returns what was done, for the reader
 */
export async function copy(what: Copied, area: HTMLTextAreaElement): Promise<string> {
  area.hidden = true;
  try {
    await write(what);
    return 'Copied.';
  } catch {
    area.hidden = false;
    area.value = what.text;
    area.focus();
    area.select();
    return 'Your browser does not let us copy. The text is selected: copy it by hand.';
  }
}
