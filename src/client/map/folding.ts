import { element } from '../elements.ts';

/** Folds the rows of areas away, and keeps in mind which. */
export class Folding {
  readonly #folded = new Set<string>();

  /** Folds or unfolds an area; without a wish, the other way around. */
  set(area: string, folded = !this.#folded.has(area)): void {
    if (folded) this.#folded.add(area);
    else this.#folded.delete(area);
  }

  /** Shows in a table what is folded, with a button for each area. */
  show(table: HTMLTableElement): void {
    for (const body of table.tBodies) {
      const area = body.dataset['area'];
      const head = body.querySelector('.area th');
      if (area === undefined || !head) continue;
      const folded = this.#folded.has(area);
      for (const row of body.rows) if (!row.classList.contains('area')) row.hidden = folded;
      let button = head.querySelector('button');
      if (!button) {
        button = element('button', { type: 'button', class: 'fold', tabindex: '-1' });
        head.append(' ', button);
      }
      button.textContent = folded ? 'show' : 'fold';
      button.setAttribute('aria-label', `${folded ? 'Show' : 'Fold'} the rows of this area`);
      head.setAttribute('aria-expanded', String(!folded));
    }
  }
}
