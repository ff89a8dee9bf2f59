import { sentencesOf } from '../../domain/prose.ts';
import type { Slip, SlipFinder } from '../../domain/wording.ts';
import type { Fault } from '../fault.ts';
import type { RawEntry } from '../raw.ts';
import type { FieldPath } from '../yaml.ts';
import type { Exceptions } from './exceptions.ts';

/** Fields that hold ids, names and addresses of others, or what readers may type: not our prose. */
const NOT_PROSE = new Set([
  'aliases',
  'also',
  'because',
  'csl',
  'exceptions',
  'id',
  'license',
  'main',
  'models',
  'readings',
  'repository',
  'see',
  'sources',
  'terms',
]);

/** Every text in the fields of an entry that is our own prose. */
function* textsIn(data: unknown, path: FieldPath = []): Iterable<readonly [FieldPath, string]> {
  if (typeof data === 'string') yield [path, data];
  if (typeof data !== 'object' || data === null) return;
  for (const [key, value] of Object.entries(data)) {
    if (NOT_PROSE.has(key)) continue;
    yield* textsIn(value, [...path, Array.isArray(data) ? Number(key) : key]);
  }
}

const inWords = (
  { kind, written, instead }: Slip,
  fix: string,
): Pick<Fault, 'found' | 'expected'> =>
  kind === 'hype'
    ? { found: `"${written}", a word of hype`, expected: `instead of it, ${instead}${fix}` }
    : {
        found: `"${written}", a British spelling`,
        expected: `the American spelling "${instead}"${fix}`,
      };

/** No text uses a word that `style.yaml` rules out. Only documents can make exceptions. */
export function* wordingFaults(
  entry: RawEntry,
  find: SlipFinder,
  exceptions?: Exceptions,
): Iterable<Fault> {
  const fix = exceptions
    ? ', or an exception { rule: word, match, because } in the frontmatter'
    : '';
  const excused = (text: string, slip: Slip): boolean =>
    exceptions?.coverSpan('word', text, slip) ?? false;
  for (const [path, text] of textsIn(entry.data)) {
    for (const slip of find(text)) {
      if (excused(text, slip)) continue;
      const line = entry.lineOf(path);
      yield { file: entry.file, line, field: path.join('.'), ...inWords(slip, fix) };
    }
  }
  for (const sentence of (entry.facts?.passages ?? []).flatMap(sentencesOf)) {
    for (const slip of find(sentence.text)) {
      if (excused(sentence.text, slip)) continue;
      yield { file: entry.file, line: sentence.line, ...inWords(slip, fix) };
    }
  }
}
