import { slipFinder } from '../../domain/wording.ts';
import type { DocumentFolder } from '../../schema/collections.ts';
import { citingFaults } from './citing.ts';
import type { Check } from './context.ts';
import { exceptionsOf } from './exceptions.ts';
import { figureFaults, figuresById } from './figures.ts';
import { wordingFaults } from './wording.ts';

/**
 * Prose is checked against the records: figures stand in what is cited, pages cite their studies,
 * and no text uses a word that the style rules out. Exceptions that excuse nothing are faults.
 */
export const checkedProse: Check = function* ({ raw, content }) {
  const studies = content.evidence.map(({ data }) => data);
  const figures = figuresById(studies);
  const ladder = content.files.ladder?.data;
  const style = content.files.style?.data;
  const find = style && slipFinder(style);
  for (const [folder, entries] of Object.entries(raw.documents)) {
    for (const entry of entries) {
      const exceptions = exceptionsOf(entry);
      if (entry.facts) yield* figureFaults(entry.file, entry.facts, figures, exceptions);
      yield* citingFaults(folder as DocumentFolder, entry, studies, ladder, exceptions);
      if (find) yield* wordingFaults(entry, find, exceptions);
      else exceptions.leaveOpen('word');
      yield* exceptions.unused();
    }
  }
  if (find === undefined) return;
  const { addresses: _addresses, search: _search, style: _style, ...files } = raw.files;
  for (const entry of [...Object.values(files), ...Object.values(raw.records).flat()]) {
    yield* wordingFaults(entry, find);
  }
};
