import { DOMParser, type Document } from '@xmldom/xmldom';

/** Reads XML, or says what is wrong with it. */
export function parseXml(
  source: string,
): { readonly document: Document } | { readonly error: string } {
  const errors: string[] = [];
  try {
    const document = new DOMParser({
      onError: (_level, message) => {
        errors.push(message);
      },
    }).parseFromString(source, 'text/xml');
    return errors[0] === undefined ? { document } : { error: errors[0] };
  } catch (error) {
    return { error: errors[0] ?? String(error) };
  }
}

/** Text of every element of a name; none where the source is no XML. */
export function textsIn(source: string, name: string): readonly string[] {
  const parsed = parseXml(source);
  if ('error' in parsed) return [];
  return [...parsed.document.getElementsByTagName(name)].map(
    (element) => element.textContent?.trim() ?? '',
  );
}
