import { strToU8, zipSync, type Zippable } from 'fflate';
import type { CoursePack, PackItem } from '../../domain/course-pack.ts';
import { assessment } from './assessment.ts';
import { identifiers } from './identifiers.ts';
import { manifest, type Chapter, type Resource } from './manifest.ts';
import { page } from './page.ts';
import { webLink } from './web-link.ts';
import { oneLine } from './xml.ts';

/** A resource with what its file holds. */
interface Written extends Resource {
  readonly content: string;
}

/** An empty title would leave a reader nothing to click on. */
const named = (title: string, otherwise: string): string =>
  oneLine(title) === '' ? otherwise : title;

function write(
  item: PackItem,
  pack: CoursePack,
  identify: ReturnType<typeof identifiers>,
): Written {
  switch (item.kind) {
    case 'link': {
      const identifier = identify('link', item.url);
      const title = named(item.title, item.url);
      return {
        kind: item.kind,
        identifier,
        title,
        file: `links/${identifier}.xml`,
        content: webLink(title, item.url),
      };
    }
    case 'page': {
      const identifier = identify('page', item.name);
      const title = named(item.title, pack.id);
      return {
        kind: item.kind,
        identifier,
        title,
        file: `pages/${identifier}.html`,
        content: page(title, pack.language, item.body),
      };
    }
    case 'quiz': {
      const identifier = identify('quiz', item.name);
      const title = named(item.title, pack.id);
      return {
        kind: item.kind,
        identifier,
        title,
        file: `questions/${identifier}.xml`,
        content: assessment(title, identifier, item.questions),
      };
    }
  }
}

/**
 * Writes a course pack as an IMS Common Cartridge 1.1 (`.imscc`), which Moodle, Canvas, Blackboard
 * and Brightspace import. The same pack gives the same bytes, in a build and in a browser.
 */
export function toCartridge(pack: CoursePack): Uint8Array<ArrayBuffer> {
  const identify = identifiers();
  const chapters = pack.sections.map(({ title, items }): Chapter & { resources: Written[] } => ({
    identifier: identify('section', title),
    title: named(title, pack.title),
    resources: items.map((item) => write(item, pack, identify)),
  }));
  const files: Zippable = { 'imsmanifest.xml': strToU8(manifest(pack, chapters)) };
  for (const { file, content } of chapters.flatMap(({ resources }) => resources)) {
    files[file] = strToU8(content);
  }
  // An archive holds local time without its zone: noon of the version's day, wherever this runs.
  const [year = 1980, month = 1, day = 1] = pack.date.split('-').map(Number);
  return zipSync(files, { level: 6, mtime: new Date(year, month - 1, day, 12) });
}
