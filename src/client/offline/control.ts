import { WORKER_FILE, type CopyHead } from '../../domain/offline/copy.ts';
import { dayOf } from '../../domain/offline/serving.ts';
import { sizeInWords } from '../../domain/offline/words.ts';
import { bytesToLoad, keepCopy, KeepError, offeredCopy } from './keep.ts';
import { CHANGED } from './messages.ts';
import { forgetAll, storedCopies } from './store.ts';

/** What the control offers at a time. */
type Action = 'keep' | 'stop' | 'remove' | 'again';

const isPossible = (): boolean =>
  isSecureContext && 'serviceWorker' in navigator && 'caches' in globalThis;

/** Keeps, updates and removes the offline copy. Nothing is on the device before a reader asks for it. */
class OfflineCopy extends HTMLElement {
  readonly #status = document.createElement('p');
  readonly #progress = document.createElement('progress');
  readonly #buttons = new Map<Action, HTMLButtonElement>();
  #scope = '';
  #stop: AbortController | undefined;

  connectedCallback(): void {
    this.#scope = new URL(this.dataset['root'] ?? '/', location.href).href;
    this.#status.role = 'status';
    this.#progress.hidden = true;
    this.#progress.setAttribute('aria-label', 'Kept so far');
    const row = document.createElement('p');
    row.className = 'buttons';
    for (const [action, act] of [
      ['keep', () => this.#keep()],
      ['stop', () => this.#stop?.abort()],
      ['again', () => this.#show()],
      ['remove', () => this.#remove()],
    ] as const) {
      const button = document.createElement('button');
      Object.assign(button, { className: 'button', type: 'button', hidden: true });
      button.addEventListener('click', () => void act());
      this.#buttons.set(action, button);
      row.append(button);
    }
    this.replaceChildren(this.#status, this.#progress, row);
    this.hidden = false;
    if (isPossible()) void this.#show();
    else {
      this.#say(
        isSecureContext
          ? 'This browser cannot keep the site. Another may.'
          : 'A browser keeps a site only if it comes by a secure address (https).',
        {},
      );
    }
  }

  /** Says something and offers what can be done. The focus moves on from what is offered no more. */
  #say(text: string, offers: Readonly<Partial<Record<Action, string>>>): void {
    this.#status.textContent = text;
    const focused = document.activeElement;
    for (const [action, button] of this.#buttons) {
      button.hidden = offers[action] === undefined;
      button.textContent = offers[action] ?? '';
    }
    if (focused instanceof HTMLElement && this.contains(focused) && focused.hidden) {
      this.querySelector<HTMLElement>('button:not([hidden])')?.focus();
    }
  }

  /** Shows what is on the device, and what could be. */
  async #show(said = ''): Promise<void> {
    this.#progress.hidden = true;
    const before = said === '' ? '' : `${said} `;
    const stored = await storedCopies(this.#scope);
    const whole = stored.find((copy) => copy.whole !== undefined)?.whole;
    const remove = stored.length > 0 ? { remove: 'Remove the offline copy' } : {};
    const here =
      whole &&
      `Version ${whole.version} is on this device (${sizeInWords(whole.bytes)}), kept on ${dayOf(whole.kept)}.`;
    let offered: CopyHead;
    try {
      offered = await offeredCopy(this.#scope);
    } catch {
      const why = navigator.onLine
        ? 'The site does not say what there is to keep.'
        : 'You are offline.';
      this.#say(`${before}${here ?? ''} ${why}`, { again: 'Try again', ...remove });
      return;
    }
    if (whole?.revision === offered.revision) {
      this.#say(`${before}${here ?? ''} It is the newest.`, remove);
      return;
    }
    const load = sizeInWords(await bytesToLoad(this.#scope).catch(() => offered.packed));
    if (here !== undefined) {
      this.#say(`${before}${here} A newer one is there: version ${offered.version}.`, {
        keep: `Update it (about ${load} to load)`,
        ...remove,
      });
    } else if (stored.length > 0) {
      this.#say(`${before}A part of the site is on this device already.`, {
        keep: `Go on (about ${load} to load)`,
        ...remove,
      });
    } else {
      this.#say(
        `${before}Nothing is kept on this device. A copy takes ${sizeInWords(offered.bytes)} of room.`,
        { keep: `Keep for offline (about ${load} to load)` },
      );
    }
  }

  async #keep(): Promise<void> {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.#progress.removeAttribute('value');
    this.#progress.hidden = false;
    this.#say('Keeping the site. You can read on in another tab.', { stop: 'Stop' });
    try {
      await this.#register();
      // A copy that the browser clears away when room gets short would be a poor one.
      void navigator.storage.persist();
      const run = navigator.locks.request(
        `offline ${this.#scope}`,
        { ifAvailable: true },
        async (lock) => {
          if (lock === null) throw new KeepError('Another tab is keeping the site now.');
          await keepCopy(this.#scope, signal, ({ done, bytes }) => {
            this.#progress.max = bytes;
            this.#progress.value = done;
          });
        },
      );
      await run;
      this.#tellWorker();
      await this.#show('Done. You can open every page without a network now.');
    } catch (error) {
      const text =
        error instanceof KeepError
          ? error.message
          : signal.aborted
            ? 'Stopped.'
            : 'The browser refuses to keep the site.';
      await this.#show(text);
    }
  }

  async #register(): Promise<void> {
    const { serviceWorker } = navigator;
    await serviceWorker.register(this.#scope + WORKER_FILE, {
      scope: this.#scope,
      updateViaCache: 'none',
    });
    await serviceWorker.ready;
  }

  #tellWorker(): void {
    navigator.serviceWorker.controller?.postMessage(CHANGED);
  }

  async #remove(): Promise<void> {
    const registration = await navigator.serviceWorker.getRegistration(this.#scope);
    this.#tellWorker();
    await registration?.unregister();
    await forgetAll(this.#scope);
    await this.#show('Removed.');
  }
}
customElements.define('offline-copy', OfflineCopy);
