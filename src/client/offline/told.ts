import { sizeInWords } from '../../domain/offline/words.ts';
import { bytesToLoad, offeredCopy } from './keep.ts';
import { isCopyUsed } from './messages.ts';
import { wholeCopy } from './store.ts';

/** Writes a line at the head of the page; a second one takes the place of the first. */
function say(...parts: readonly (Node | string)[]): void {
  const known = document.querySelector<HTMLElement>('[data-copy-says]');
  const line = known ?? document.createElement('p');
  if (known === null) {
    line.className = 'note';
    line.role = 'status';
    line.dataset['copySays'] = '';
    document.querySelector('main')?.prepend(line);
  }
  line.replaceChildren(...parts);
}

/** Whether this page itself came from the device, and says so already. */
const isKeptPage = (): boolean => document.querySelector('[data-kept]') !== null;

/** Says that a newer version than that on the device is there. */
async function tellUpdate(scope: string): Promise<void> {
  const whole = (await wholeCopy(scope))?.whole;
  if (whole === undefined || isKeptPage()) return;
  const offered = await offeredCopy(scope);
  if (offered.revision === whole.revision) return;
  const size = sizeInWords(await bytesToLoad(scope));
  say(
    `Your offline copy is of version ${whole.version}, and a newer one is there. `,
    Object.assign(document.createElement('a'), {
      href: scope + offered.control,
      textContent: `Update it (${size})`,
    }),
  );
}

/**
 * Tells a reader that something on the page came from their copy.
 * @param message what the worker said; other messages than that of use are passed over
 */
export function tellOfUse(message: unknown): void {
  if (isCopyUsed(message) && !isKeptPage()) say(message.text);
}

/** Tells a reader who keeps a copy that there is a newer one. */
export async function tellOfUpdate(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  // The page with the button says it there.
  if (!registration || document.querySelector('offline-copy') !== null) return;
  // Without a network there is nothing newer to be had.
  await tellUpdate(registration.scope).catch(() => undefined);
}
