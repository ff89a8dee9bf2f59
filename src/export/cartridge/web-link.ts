import { element } from '../../domain/markup.ts';
import { document, oneLine } from './xml.ts';

const NAMESPACE = 'http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1';

/** The address as a browser would open it. Only http and https are let through. */
export function webAddress(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/u.test(parsed.protocol)) {
    throw new TypeError(`A course pack links to the web only, not to "${url.slice(0, 100)}".`);
  }
  return parsed.href;
}

/** A link as a file of a cartridge. */
export const webLink = (title: string, url: string): string =>
  document(
    element(
      'webLink',
      {
        xmlns: NAMESPACE,
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        'xsi:schemaLocation': `${NAMESPACE} http://www.imsglobal.org/profile/cc/ccv1p1/ccv1p1_imswl_v1p1.xsd`,
      },
      element('title', {}, oneLine(title)),
      element('url', { href: webAddress(url), target: '_blank' }),
    ),
  );
