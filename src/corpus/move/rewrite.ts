import { follow, type Move } from '../../routing/moves.ts';
import { splitAddress } from '../../routing/places.ts';
import { splitDocument } from '../document.ts';
import { names, renameInComponents, type Renamed } from './references.ts';
import { renamingOf, type Renaming } from './renaming.ts';
import { replaceScalars } from './scalars.ts';

/** Keys of a view that name an id, by what the id names. A cell begins with an application. */
const VIEW_KEYS: Readonly<Partial<Record<Renamed, readonly string[]>>> = {
  area: ['area'],
  application: ['application', 'cell'],
  topic: ['topic', 'cell'],
};

/** A link whose query names a new id: `?application=old` of a view of the map. */
function renameInQuery(address: string, renaming: Renaming): string {
  const keys = VIEW_KEYS[renaming.kind];
  if (keys === undefined) return address;
  return address.replace(
    /([?&])([a-z]+)=([^&#]*)/gu,
    (all: string, before: string, key: string, values: string) =>
      keys.includes(key)
        ? `${before}${key}=${values
            .split(/([,.])/u)
            .map((value) => (value === renaming.from ? renaming.to : value))
            .join('')}`
        : all,
  );
}

/** A link after moves. */
export const linkAfter = (address: string, moves: readonly Move[]): string =>
  moves.reduce((link, move) => {
    const followed = follow(link, move);
    const renaming = renamingOf(move);
    return renaming ? renameInQuery(followed, renaming) : followed;
  }, address);

/** YAML in which ids and addresses are those after the moves. */
function yamlAfter(text: string, file: string, moves: readonly Move[]): string {
  const renamings = moves.flatMap((move) => renamingOf(move) ?? []);
  return replaceScalars(text, (path, value) => {
    if (value.startsWith('/')) return linkAfter(value, moves);
    const renaming = renamings.find(
      ({ kind, from }) =>
        from === value &&
        (names(kind, file, path) || /^exceptions\.\d+\.match$/u.test(path.join('.'))),
    );
    return renaming?.to;
  });
}

/** Text of a document in which links, components and its own anchors are those after the moves. */
function bodyAfter(body: string, own: string | undefined, moves: readonly Move[]): string {
  const linked = body
    .replace(
      /(\]\(\s*<?)([/#][^)\s>]*)/gu,
      (_all, before: string, address: string) => before + ownLinkAfter(address, own, moves),
    )
    .replace(
      /^(\s*\[[^\]]+\]:\s*<?)([/#][^\s>]*)/gmu,
      (_all, before: string, address: string) => before + ownLinkAfter(address, own, moves),
    );
  const renamed = moves.reduce((text, move) => {
    const renaming = renamingOf(move);
    return renaming ? renameInComponents(text, renaming.kind, renaming.from, renaming.to) : text;
  }, linked);
  return moves.reduce((text, { from, to }) => {
    const old = splitAddress(from);
    const { anchor } = splitAddress(to);
    if (old.path !== own || old.anchor === undefined || anchor === undefined) return text;
    return text.replace(
      new RegExp(`^(#{2,6}\\s.*\\{[^}\\n]*#)${old.anchor}(?=[\\s}])`, 'gmu'),
      (_all, before: string) => before + anchor,
    );
  }, renamed);
}

/** A link in a document, which may be to an anchor of its own. */
function ownLinkAfter(address: string, own: string | undefined, moves: readonly Move[]): string {
  if (!address.startsWith('#') || own === undefined) return linkAfter(address, moves);
  // The page is known by its old path here; it keeps its own anchors when it moves.
  const anchors = moves.filter(({ from }) => from.includes('#'));
  return linkAfter(own + address, anchors).slice(own.length);
}

/**
 * Text of a content file after moves.
 * @param file path below the content folder
 * @param own path of the page that the file makes, before the moves; undefined where it makes none
 */
export function textAfter(
  text: string,
  file: string,
  own: string | undefined,
  moves: readonly Move[],
): string {
  if (file.endsWith('.yaml')) return yamlAfter(text, file, moves);
  const split = splitDocument(text);
  if (split === undefined) return text;
  return `---\n${yamlAfter(split.frontmatter, file, moves)}\n---\n${bodyAfter(split.body, own, moves)}`;
}
