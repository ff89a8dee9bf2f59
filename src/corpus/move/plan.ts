import { id as idSchema } from '../../schema/text.ts';
import { addresses as schema, type Addresses } from '../../schema/addresses.ts';
import { companionsOf, entryAt, movedAfter, type Move } from '../../routing/moves.ts';
import { PAGES, pathTo } from '../../routing/paths.ts';
import { placesOf, splitAddress } from '../../routing/places.ts';
import type { DocumentFolder } from '../../schema/collections.ts';
import type { Fault } from '../fault.ts';
import { nearest } from '../nearest.ts';
import { readContent, type RawContent } from '../raw.ts';
import { listFiles, readSource } from '../source.ts';
import { validateContent } from '../validate.ts';
import { register, registerText } from './register.ts';
import { textAfter } from './rewrite.ts';
import { replaceScalars } from './scalars.ts';

/** What a move does to the content, or why it is refused. Nothing is written yet. */
export type MovePlan =
  | {
      /** New text of files by path below the content folder; null where a file is taken away. */
      readonly changes: ReadonlyMap<string, string | null>;
      readonly moves: readonly Move[];
      readonly refusal?: never;
      readonly faults?: never;
    }
  | { readonly refusal: string; readonly faults: readonly Fault[] };

const REGISTER = 'addresses.yaml';
const refuse = (refusal: string, faults: readonly Fault[] = []): MovePlan => ({ refusal, faults });

const fileOf = (folder: DocumentFolder | 'evidence', id: string): string =>
  `${folder}/${id}.${folder === 'evidence' ? 'yaml' : 'mdx'}`;

/** Ids in a file that is a list of things with ids. */
const idsOf = (data: unknown): readonly string[] =>
  Array.isArray(data) ? data.flatMap((item) => (item as { id?: string } | null)?.id ?? []) : [];

/** Anchors on a page that stand in the content, and so can be moved. */
function anchorsIn(raw: RawContent, path: string): readonly string[] {
  if (path === PAGES.glossary) return idsOf(raw.files.glossary?.data);
  const pages = Object.entries(raw.documents) as [
    DocumentFolder,
    RawContent['documents']['pages'],
  ][];
  return pages.flatMap(([folder, entries]) =>
    entries
      .filter(({ id }) => pathTo(folder, id) === path)
      .flatMap(({ facts }) => facts?.sections.map(({ id }) => id) ?? []),
  );
}

/** Why an anchor can't be moved; undefined where it can. */
function wrongAnchor(raw: RawContent, { from, to }: Move): string | undefined {
  const old = splitAddress(from);
  const now = splitAddress(to);
  if (now.path !== old.path || now.anchor === undefined) {
    return `An anchor stays on its page: a browser does not tell a server what comes after "#". Give a new anchor on ${old.path}, such as "${old.path}#${old.anchor ?? ''}-2"; or move the whole page.`;
  }
  const anchors = anchorsIn(raw, old.path);
  const isThere = anchors.includes(old.anchor ?? '');
  const isDone = anchors.includes(now.anchor);
  if (isThere && isDone) return `"${to}" is there already. Choose an anchor that is free.`;
  if (!isThere && !isDone) {
    const near = nearest(old.anchor ?? '', anchors);
    return `There is no anchor "${old.anchor ?? ''}" in the content of ${old.path}${near ? `; did you mean "${near}"?` : '.'} Anchors that a page adds by itself, such as that of its level, can't be moved.`;
  }
  return undefined;
}

/** Why a page can't be moved; undefined where it can. */
function wrongPage(files: ReadonlySet<string>, { from, to }: Move): string | undefined {
  if (to.includes('#')) {
    return `A page moves to a page. To fold ${from} into a section, move its text by hand, take its file away, and write "${from}: ${to}" under "moved" in content/addresses.yaml.`;
  }
  const old = entryAt(from);
  const now = entryAt(to);
  if (old === undefined) {
    return entryAt(from.replace(/^\/embed/u, ''))
      ? `${from} moves together with its page: move "${from.replace('/embed', '')}".`
      : `The code makes ${from} and links to it, so that it can't be moved here. Pages of areas, applications, topics, lessons and records can, and terms of the glossary.`;
  }
  const isTopic = ({ folder }: typeof old): boolean => ['challenges', 'issues'].includes(folder);
  if (now === undefined || (now.folder !== old.folder && !(isTopic(old) && isTopic(now)))) {
    return `${to} is no address of a page of this kind. It has to look like ${pathTo(old.folder, 'new-name')}.`;
  }
  const { success, error } = idSchema.safeParse(now.id);
  if (!success)
    return `"${now.id}" can't be the name of a page: it ${error.issues[0]?.message ?? ''}.`;
  const isThere = files.has(fileOf(old.folder, old.id));
  const isDone = files.has(fileOf(now.folder, now.id));
  if (isThere && isDone) {
    return `${to} is there already. To make one page of two, move the text by hand, take content/${fileOf(old.folder, old.id)} away, and run this again.`;
  }
  if (!isThere && !isDone) {
    const ids = [...files].flatMap((file) =>
      file.startsWith(`${old.folder}/`)
        ? [file.slice(old.folder.length + 1).replace(/\.\w+$/u, '')]
        : [],
    );
    const near = nearest(old.id, ids);
    return `There is no page ${from}${near ? `; did you mean ${pathTo(old.folder, near)}?` : '.'}`;
  }
  return undefined;
}

function wrongAddress(address: string, which: string): string | undefined {
  return /^\/(?:[a-z0-9-]+\/)*(?:#[a-z][a-z0-9-]*)?$/u.test(address)
    ? undefined
    : `The ${which} address "${address}" is no path of a page: it begins and ends with a slash, such as "/applications/triage/", or goes on with an anchor, such as "/glossary/#recall". Base path, host and query are left out.`;
}

/** The content after moves; register and new file names included. */
function contentAfter(
  sources: ReadonlyMap<string, string>,
  addresses: Addresses,
  all: readonly Move[],
): Map<string, string | null> {
  const changes = new Map<string, string | null>();
  const [main] = all;
  const moving = main && !main.from.includes('#') ? main : undefined;
  const old = moving && entryAt(moving.from);
  const now = moving && entryAt(moving.to);
  for (const [file, text] of sources) {
    if (file === REGISTER) continue;
    const [, folder = '', id = ''] = /^([a-z]+)\/(.+)\.mdx$/u.exec(file) ?? [];
    const own = folder === '' ? undefined : pathTo(folder as DocumentFolder, id);
    let after = textAfter(text, file, own, all);
    const isMoved = old && now && file === fileOf(old.folder, old.id);
    if (isMoved && old.folder === 'evidence') {
      after = replaceScalars(after, (path) => (path.join('.') === 'id' ? now.id : undefined));
    }
    if (isMoved) {
      changes.set(file, null);
      changes.set(fileOf(now.folder, now.id), after);
    } else if (after !== text) changes.set(file, after);
  }
  const moved = movedAfter(addresses.moved, all);
  changes.set(REGISTER, registerText(sources.get(REGISTER) ?? '', { ...addresses, moved }));
  return changes;
}

/**
 * Works out what moving a page or an anchor does to the whole content: its file or heading, every
 * link and id that leads to it, and the register, in which the old address leads on. Where a file or
 * a heading was renamed by hand before, the rest is caught up with.
 * @param dir the content folder
 * @param move addresses below the base path, such as `/applications/triage/` or `/glossary/#recall`
 * @param raw the content as it is, where it was read already
 * @returns the changes, or a refusal where the address can't move or a link would lead nowhere
 */
export function planMove(dir: string, move: Move, raw: RawContent = readContent(dir)): MovePlan {
  const malformed = wrongAddress(move.from, 'old') ?? wrongAddress(move.to, 'new');
  if (malformed !== undefined) return refuse(malformed);
  if (move.from === move.to) return refuse('Both addresses are the same.');
  if (raw.faults.length > 0) {
    return refuse('Some files can’t be read. Mend them first.', raw.faults);
  }
  const sources = new Map(
    listFiles(dir).flatMap((path) => {
      const source = readSource(dir, path);
      return 'text' in source ? [[path, source.text] as const] : [];
    }),
  );
  const parsed = schema.safeParse(raw.files.addresses?.data);
  if (!parsed.success)
    return refuse('content/addresses.yaml is faulty: run npm run check:content.');
  const addresses = parsed.data;
  const gone = addresses.moved[move.from];
  if (gone !== undefined && gone !== move.to) {
    return refuse(`${move.from} leads on to ${gone} already. Move that address instead.`);
  }
  const isAnchor = move.from.includes('#');
  const wrong = isAnchor ? wrongAnchor(raw, move) : wrongPage(new Set(sources.keys()), move);
  if (wrong !== undefined) return refuse(wrong);
  const taken = addresses.moved[move.to];
  if (taken !== undefined && taken !== move.from) {
    return refuse(
      `${move.to} is an old address that leads to ${taken}: links to it would land on another page. Choose a new one.`,
    );
  }
  const moves = [move, ...companionsOf(move)];
  const changes = contentAfter(sources, addresses, moves);
  const { corpus, faults } = validateContent(dir, changes);
  if (corpus === undefined) {
    return refuse(
      `${faults.length === 1 ? 'One thing' : `${faults.length} things`} would be wrong after the move. Mend them, and run it again:`,
      faults,
    );
  }
  const { published } = register(corpus.addresses.published, placesOf(corpus));
  const text = registerText(changes.get(REGISTER) ?? '', { ...corpus.addresses, published });
  return { changes: new Map([...changes, [REGISTER, text]]), moves };
}
