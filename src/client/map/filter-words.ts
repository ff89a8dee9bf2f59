import type { MapView } from '../../domain/pivot.ts';
import { FILTER_KEYS } from '../../domain/view-state.ts';

/** The filters of a view in words. */
export function filterInWords({ state }: MapView): string {
  const parts = FILTER_KEYS.flatMap((key) => {
    const values = state.filters[key];
    return values ? [`${key}: ${values.join(state.match === 'all' ? ' and ' : ', ')}`] : [];
  });
  if (state.from !== undefined || state.to !== undefined) {
    parts.push(`years: ${state.from ?? ''} to ${state.to ?? ''}`);
  }
  if (state.q !== '') parts.push(`words: ${state.q}`);
  return parts.length === 0 ? 'All studies of the map' : `Filter: ${parts.join('; ')}`;
}
