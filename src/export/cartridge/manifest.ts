import type { CoursePack } from '../../domain/course-pack.ts';
import { element, type Element } from '../../domain/markup.ts';
import { document, oneLine } from './xml.ts';

const PACKAGING = 'http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1';
const RESOURCE_METADATA = 'http://ltsc.ieee.org/xsd/imsccv1p1/LOM/resource';
const METADATA = 'http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest';
const PROFILE = 'http://www.imsglobal.org/profile/cc/ccv1p1';

/** Types of resources in Common Cartridge 1.1. */
export const TYPES = {
  page: 'webcontent',
  link: 'imswl_xmlv1p1',
  quiz: 'imsqti_xmlv1p2/imscc_xmlv1p1/assessment',
} as const;

/** An entry of a cartridge with its file. */
export interface Resource {
  readonly kind: keyof typeof TYPES;
  readonly identifier: string;
  readonly title: string;
  readonly file: string;
}

/** A heading of a cartridge with what stands under it. */
export interface Chapter {
  readonly identifier: string;
  readonly title: string;
  readonly resources: readonly Resource[];
}

const lom = (name: string, ...children: Element['children']): Element =>
  element(`lomimscc:${name}`, {}, ...children);

function metadata(pack: CoursePack): Element {
  const text = (words: string): Element =>
    element('lomimscc:string', { language: pack.language }, oneLine(words));
  return element(
    'metadata',
    {},
    element('schema', {}, 'IMS Common Cartridge'),
    element('schemaversion', {}, '1.1.0'),
    lom(
      'lom',
      lom(
        'general',
        lom('title', text(pack.title)),
        lom('language', pack.language),
        lom('description', text(pack.description)),
      ),
      lom('lifeCycle', lom('contribute', lom('date', lom('dateTime', pack.date)))),
      lom(
        'rights',
        lom('copyrightAndOtherRestrictions', lom('value', 'yes')),
        lom('description', text(pack.rights)),
      ),
    ),
  );
}

const titled = (title: string): Element => element('title', {}, oneLine(title));

/** The table of contents of a cartridge: what it is, in what order, and in which files. */
export const manifest = (pack: CoursePack, chapters: readonly Chapter[]): string =>
  document(
    element(
      'manifest',
      {
        identifier: `pack-${pack.id}`,
        xmlns: PACKAGING,
        'xmlns:lom': RESOURCE_METADATA,
        'xmlns:lomimscc': METADATA,
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        'xsi:schemaLocation': [
          `${PACKAGING} ${PROFILE}/ccv1p1_imscp_v1p2_v1p0.xsd`,
          `${RESOURCE_METADATA} ${PROFILE}/LOM/ccv1p1_lomresource_v1p0.xsd`,
          `${METADATA} ${PROFILE}/LOM/ccv1p1_lommanifest_v1p0.xsd`,
        ].join(' '),
      },
      metadata(pack),
      element(
        'organizations',
        {},
        element(
          'organization',
          { identifier: 'organization', structure: 'rooted-hierarchy' },
          element(
            'item',
            { identifier: 'root' },
            ...chapters.map((chapter) =>
              element(
                'item',
                { identifier: chapter.identifier },
                titled(chapter.title),
                ...chapter.resources.map((resource) =>
                  element(
                    'item',
                    {
                      identifier: `item-${resource.identifier}`,
                      identifierref: resource.identifier,
                    },
                    titled(resource.title),
                  ),
                ),
              ),
            ),
          ),
        ),
      ),
      element(
        'resources',
        {},
        ...chapters
          .flatMap(({ resources }) => resources)
          .map((resource) =>
            element(
              'resource',
              {
                identifier: resource.identifier,
                type: TYPES[resource.kind],
                // Only pages may name their file here; links and questions must not.
                href: resource.kind === 'page' ? resource.file : undefined,
              },
              element('file', { href: resource.file }),
            ),
          ),
      ),
    ),
  );
