import type { StudyText } from '../../domain/map-model.ts';
import { element } from '../elements.ts';

/** Time that a preview stays after the pointer has left, so that it can be reached, in ms. */
const LINGER = 200;

/** Shows what a dot stands for while it is pointed at or has the focus. */
export class Preview {
  readonly #popover: HTMLElement;
  readonly #textOf: (id: string) => Promise<StudyText | undefined>;
  #dot: HTMLAnchorElement | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    root: HTMLElement,
    popover: HTMLElement,
    textOf: (id: string) => Promise<StudyText | undefined>,
  ) {
    this.#popover = popover;
    this.#textOf = textOf;
    root.addEventListener('pointerover', (event) => {
      // A touch follows the link.
      if (event.pointerType !== 'touch') this.#follow(event.target as Element);
    });
    root.addEventListener('focusin', (event) => {
      this.#follow(event.target as Element);
    });
    root.addEventListener('pointerleave', () => {
      this.#hideSoon();
    });
    addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || !this.#dot) return;
        event.stopPropagation();
        this.#hide();
      },
      { capture: true },
    );
    addEventListener(
      'scroll',
      () => {
        this.#hide();
      },
      { passive: true },
    );
  }

  #follow(target: Element): void {
    if (this.#popover.contains(target)) clearTimeout(this.#timer);
    else {
      const dot = target.closest<HTMLAnchorElement>('.dots a');
      if (dot) void this.#show(dot);
      else this.#hideSoon();
    }
  }

  #hideSoon(): void {
    clearTimeout(this.#timer);
    if (!this.#dot) return;
    this.#timer = setTimeout(() => {
      this.#hide();
    }, LINGER);
  }

  #hide(): void {
    clearTimeout(this.#timer);
    this.#dot?.removeAttribute('aria-describedby');
    this.#dot = undefined;
    if (this.#popover.matches(':popover-open')) this.#popover.hidePopover();
  }

  async #show(dot: HTMLAnchorElement): Promise<void> {
    clearTimeout(this.#timer);
    const id = /\/evidence\/([^/]+)\/(?:index\.html)?$/u.exec(dot.pathname)?.[1];
    if (id === undefined || dot === this.#dot) return;
    this.#hide();
    this.#dot = dot;
    const label = dot.getAttribute('aria-label') ?? '';
    dot.removeAttribute('title');
    const text = await this.#textOf(id).catch(() => undefined);
    if (!text) dot.title = label;
    if (this.#dot !== dot || !text || !dot.isConnected) return;
    this.#popover.replaceChildren(
      element('b', {}, text.title),
      element('p', {}, text.finding),
      element('p', { class: 'meta' }, label),
    );
    dot.setAttribute('aria-describedby', this.#popover.id);
    this.#popover.showPopover();
    const at = dot.getBoundingClientRect();
    const box = this.#popover.getBoundingClientRect();
    const left = Math.min(
      Math.max(8, at.left + at.width / 2 - box.width / 2),
      innerWidth - box.width - 8,
    );
    const below = at.bottom + 8 + box.height < innerHeight;
    this.#popover.style.left = `${left}px`;
    this.#popover.style.top = `${below ? at.bottom + 8 : Math.max(8, at.top - box.height - 8)}px`;
  }
}
