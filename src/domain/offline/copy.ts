/** A file of the copy that a reader may keep. */
export interface CopyFile {
  /** Path below the root of the site as it is asked for: `about/`, and an empty one for the map. */
  readonly path: string;
  /** Size on the device, in bytes. */
  readonly bytes: number;
  /** Size on the way, compressed with gzip, in bytes. */
  readonly packed: number;
  /** First 16 digits of its SHA-256. */
  readonly hash: string;
}

/** What a copy is, in a few bytes: enough to see whether it is still the newest. */
export interface CopyHead {
  /** Changes whenever any file does. */
  readonly revision: string;
  /** Version of the content, as the pages have it. */
  readonly version: string;
  readonly files: number;
  readonly bytes: number;
  readonly packed: number;
  /** Address below the root at which a reader keeps, updates and removes the copy. */
  readonly control: string;
}

/** A copy with all of its files. */
export interface CopyList extends CopyHead {
  readonly list: readonly CopyFile[];
}

/** A copy that lies whole on a device. */
export interface KeptCopy extends CopyHead {
  /** When it was whole, as an ISO date with time. */
  readonly kept: string;
}

/** Where the site says what a copy is; below its root. */
export const HEAD_FILE = 'offline/copy.json';
/** Where the site lists the files of a copy; below its root. */
export const LIST_FILE = 'offline/files.json';
/** All files that travel together, one after the other in the order of the list. */
export const PACK_FILE = 'offline/texts.bin';
/** Script that serves a copy; below the root of the site, since it rules what lies below itself. */
export const WORKER_FILE = 'sw.js';

/**
 * Whether a built file belongs into a copy: what is read, and what shows it. Files for other programs
 * do not, nor does the plain full text, which stands in only where the ranked index is broken.
 * @param file path below the folder of the site: `about/index.html`
 */
export const belongsToCopy = (file: string): boolean =>
  file.endsWith('.html') ||
  file === 'favicon.svg' ||
  /^_astro\/|^data\/map-(?:index|texts)\.json$|^pagefind\/(?:ranked\.bin$|text-[^/]+\/)/u.test(
    file,
  );

/** Whether a file travels with others: texts of search are many and small, and asking for each takes long. */
export const isPacked = ({ path }: Pick<CopyFile, 'path'>): boolean =>
  path.startsWith('pagefind/text-');

/** The files of a pack by path, cut out of its bytes; undefined where it is not the pack of the list. */
export function unpack(
  pack: ArrayBuffer,
  list: readonly CopyFile[],
): ReadonlyMap<string, ArrayBuffer> | undefined {
  const files = list.filter(isPacked);
  if (weigh(files).bytes !== pack.byteLength) return undefined;
  let at = 0;
  return new Map(
    files.map(({ path, bytes }) => {
      at += bytes;
      return [path, pack.slice(at - bytes, at)] as const;
    }),
  );
}

/** Path of a file as it is asked for: `about/index.html` is asked for as `about/`. */
export const askedFor = (file: string): string => file.replace(/(^|\/)index\.html$/u, '$1');

/** Bytes of some files, on the device and on the way. */
export function weigh(files: readonly CopyFile[]): Pick<CopyHead, 'bytes' | 'packed'> {
  return {
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    packed: files.reduce((sum, { packed }) => sum + packed, 0),
  };
}

/** Files of a copy whose content is nowhere among those that are there. */
export function missingFiles(
  wanted: readonly CopyFile[],
  there: readonly CopyFile[],
): readonly CopyFile[] {
  const hashes = new Set(there.map(({ hash }) => hash));
  return wanted.filter(({ hash }) => !hashes.has(hash));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

/** Reads what a server says of the copy; undefined where it is anything else. */
export function readHead(value: unknown): CopyHead | undefined {
  if (!isRecord(value)) return undefined;
  const { revision, version, files, bytes, packed, control } = value;
  return typeof revision === 'string' &&
    /^[0-9a-f]{16}$/u.test(revision) &&
    typeof version === 'string' &&
    typeof control === 'string' &&
    isCount(files) &&
    isCount(bytes) &&
    isCount(packed)
    ? { revision, version, files, bytes, packed, control }
    : undefined;
}

const isFile = (value: unknown): value is CopyFile =>
  isRecord(value) &&
  typeof value['path'] === 'string' &&
  !/^\/|(?:^|\/)\.\.(?:\/|$)|[:?#]/u.test(value['path']) &&
  isCount(value['bytes']) &&
  isCount(value['packed']) &&
  typeof value['hash'] === 'string';

/** Reads the files of a copy; undefined where what came is anything else, or cut. */
export function readList(value: unknown): CopyList | undefined {
  const head = readHead(value);
  const list = isRecord(value) ? value['list'] : undefined;
  return head && Array.isArray(list) && list.every(isFile) && list.length === head.files
    ? { ...head, list }
    : undefined;
}

/** Reads what lies beside a copy that is whole. */
export function readKept(value: unknown): KeptCopy | undefined {
  const head = readHead(value);
  const kept = isRecord(value) ? value['kept'] : undefined;
  return head && typeof kept === 'string' && !Number.isNaN(Date.parse(kept))
    ? { ...head, kept }
    : undefined;
}
