import type { StudyText } from '../../domain/map-model.ts';
import { element } from './panel.ts';

/** Shows what a dot stands for while it is pointed at, focused or touched. */
export class Preview {
  readonly #popover: HTMLElement;
  readonly #textOf: (id: string) => Promise<StudyText | undefined>;
  #wanted: string | undefined;

  constructor(
    root: HTMLElement,
    popover: HTMLElement,
    textOf: (id: string) => Promise<StudyText | undefined>,
  ) {
    this.#popover = popover;
    this.#textOf = textOf;
    for (const type of ['pointerover', 'focusin'] as const) {
      root.addEventListener(type, (event) => {
        const dot = (event.target as HTMLElement).closest<HTMLAnchorElement>('.dots a');
        if (dot) void this.#show(dot);
        else this.#hide();
      });
    }
    root.addEventListener('pointerleave', () => {
      this.#hide();
    });
    root.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#hide();
    });
    addEventListener(
      'scroll',
      () => {
        this.#hide();
      },
      { passive: true },
    );
  }

  #hide(): void {
    this.#wanted = undefined;
    if (this.#popover.matches(':popover-open')) this.#popover.hidePopover();
  }

  async #show(dot: HTMLAnchorElement): Promise<void> {
    const id = /\/evidence\/([^/]+)\/$/u.exec(dot.pathname)?.[1];
    if (id === undefined || id === this.#wanted) return;
    this.#wanted = id;
    const label = dot.getAttribute('aria-label') ?? '';
    dot.removeAttribute('title');
    const text = await this.#textOf(id).catch(() => undefined);
    if (this.#wanted !== id || !text) return;
    this.#popover.replaceChildren(
      element('b', {}, text.title),
      element('p', {}, text.finding),
      element('p', { class: 'meta' }, label),
    );
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
