import type { ViewState } from '../../domain/view-state.ts';
import { element } from '../elements.ts';

/**
 * Shows results of the plain full text where the ranked index can't be had. Where that fails too,
 * what stands there stays.
 * @param isWanted whether the answer is still waited for
 */
export async function showPlainly(
  state: ViewState,
  folder: string,
  status: Element,
  list: HTMLOListElement,
  isWanted: () => boolean,
): Promise<void> {
  try {
    const { searchFullText } = await import('./full-text.ts');
    const results = await searchFullText(state, folder);
    if (!isWanted()) return;
    status.textContent = `The search index could not be loaded whole. ${results.length} ${
      results.length === 1 ? 'page holds' : 'pages hold'
    } these words in the plain text; corrections and counts are missing.`;
    list.replaceChildren(
      ...results.map(({ href, title, excerpt }) =>
        element(
          'li',
          '',
          Object.assign(element('a', 'title', title), { href }),
          element('p', 'excerpt', excerpt),
        ),
      ),
    );
  } catch {
    // Then there is no search at all, which has been said.
  }
}
