import { isStrong, recordsOfPage } from '../../domain/page-records.ts';
import type { DocumentFolder } from '../../schema/collections.ts';
import type { Ladder } from '../../schema/ladder.ts';
import type { Study } from '../../schema/study.ts';
import type { Fault } from '../fault.ts';
import type { RawEntry } from '../raw.ts';
import type { Exceptions } from './exceptions.ts';

/** A page cites some of its records, and an application all of its strongest studies. */
export function* citingFaults(
  folder: DocumentFolder,
  entry: RawEntry,
  studies: readonly Study[],
  ladder: Ladder | undefined,
  exceptions: Exceptions,
): Iterable<Fault> {
  const cited = entry.facts?.cited ?? [];
  const own = recordsOfPage(folder, entry.id, studies);
  if (own.length > 0 && !own.some(({ id }) => cited.includes(id))) {
    if (!exceptions.coverId('uncited', entry.id)) {
      yield {
        file: entry.file,
        found: `no <Cite> of any of the ${own.length} records of this page`,
        expected: `<Cite id="…" /> with one of ${own
          .slice(0, 5)
          .map(({ id }) => id)
          .join(', ')}${own.length > 5 ? ', …' : ''}`,
      };
    }
  }
  if (folder !== 'applications') return;
  if (ladder === undefined) {
    exceptions.leaveOpen('strong-study');
    return;
  }
  for (const { id, stage } of own.filter((study) => isStrong(ladder, study))) {
    if (cited.includes(id) || exceptions.coverId('strong-study', id)) continue;
    yield {
      file: entry.file,
      found: `no <Cite> of "${id}", a study of this application on the rung "${stage ?? ''}"`,
      expected: `<Cite id="${id}" />, since the two top rungs are cited in full, or an exception { rule: strong-study, match, because } in the frontmatter`,
    };
  }
}
