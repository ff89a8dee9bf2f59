import { EMPTY_LIST, formatList, MAX, parseList, type ReadingList } from './list.ts';

/**
 * A reading list as a link: `#list=1.` and the text of the list (`formatList`), packed with zlib
 * (RFC 1950) and written in base64url.
 *
 * The form is made to be read for ever. Entries are plain addresses, which the site promises to
 * keep; no table of numbers or codes stands between them and the link, that would have to be
 * carried along and could be changed by mistake. Repeated parts of addresses cost next to nothing
 * in a packed text. The packing ends with a checksum, so that a link that was cut or altered is
 * noticed. Entries of a kind that comes later are kept as they are. And the list stands in the
 * fragment, which browsers send to nobody.
 */
const VERSION = 1;
const KEY = 'list=';

/** Longest code that is read, in characters: several times that of a full list. */
const MAX_CODE = 100_000;
/** Longest text that is unpacked, in characters; a small link can pack a huge one. */
const MAX_TEXT = 1_000_000;
/** Bytes that are unpacked at a time: up to the step that fails, all is read. */
const STEP = 64;

/** A list out of a link, and what the reader should know of it. */
export interface ReadLink {
  readonly list: ReadingList;
  /** Sentences in plain text; none where the link was read whole. */
  readonly problems: readonly string[];
}

const toCode = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** Bytes of a code; a last character that stands for no whole byte is passed over. */
function fromCode(code: string): Uint8Array<ArrayBuffer> {
  const whole = code.length % 4 === 1 ? code.slice(0, -1) : code;
  const text = atob(whole.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Unpacks as much as can be unpacked. */
async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<{ text: string; whole: boolean }> {
  const { writable, readable } = new DecompressionStream('deflate');
  const writer = writable.getWriter();
  const reader = readable.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let whole = true;
  const feed = async (): Promise<void> => {
    try {
      for (let at = 0; at < bytes.length; at += STEP) {
        await writer.write(bytes.subarray(at, at + STEP));
      }
      await writer.close();
    } catch {
      whole = false;
    }
  };
  const feeding = feed();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
      if (text.length > MAX_TEXT) {
        whole = false;
        await reader.cancel();
        break;
      }
    }
  } catch {
    whole = false;
  }
  await feeding;
  return { text, whole };
}

/** The fragment at which a list opens, with its `#`. */
export async function fragmentOf(list: ReadingList): Promise<string> {
  const packed = new Blob([formatList(list)])
    .stream()
    .pipeThrough(new CompressionStream('deflate'));
  return `#${KEY}${VERSION}.${toCode(new Uint8Array(await new Response(packed).arrayBuffer()))}`;
}

/** Whether a fragment means to hold a list. */
export const holdsList = (fragment: string): boolean => fragment.startsWith(`#${KEY}`);

/**
 * Reads a list out of the fragment of an address. Takes any text and never throws: what can be
 * read is returned, with a sentence for each thing that went wrong.
 */
export async function readFragment(fragment: string): Promise<ReadLink> {
  const [, version, code = ''] =
    /^#list=(\d{1,4})\.([\w-]*)/.exec(fragment.slice(0, MAX_CODE + 20)) ?? [];
  if (version === undefined || code === '') {
    return { list: EMPTY_LIST, problems: ['This link holds no reading list.'] };
  }
  const { text, whole } = await unpack(fromCode(code.slice(0, MAX_CODE)));
  const read = parseList(whole ? text : text.slice(0, text.lastIndexOf('\n') + 1));
  // In a damaged link, what looks like no entry is rubbish rather than something new.
  const list = whole ? read : { ...read, entries: read.entries.filter((e) => !('unknown' in e)) };
  const strange = list.entries.filter((entry) => 'unknown' in entry).length;
  const left = text.split('\n').filter((line) => line.trim() !== '').length > MAX.entries + 1;
  return {
    list,
    problems: [
      ...(Number(version) === VERSION
        ? []
        : ['This link was made by another version of this site; some of it may be missing here.']),
      ...(whole
        ? []
        : [
            list.entries.length === 0
              ? 'This link is cut or damaged, and nothing of the list could be read.'
              : 'This link is cut or damaged. What could be read is here.',
          ]),
      ...(strange > 0
        ? [
            strange === 1
              ? 'One entry is of a kind that this page does not know. It is kept as text.'
              : `${strange} entries are of a kind that this page does not know. They are kept as text.`,
          ]
        : []),
      ...(left ? [`A list holds ${MAX.entries} entries; the rest was left out.`] : []),
    ],
  };
}
