import type { MapFrame } from '../../domain/map-model.ts';
import type { MapView } from '../../domain/pivot.ts';
import { drawFigures } from '../../figure/map/figures.ts';
import { markup } from '../../figure/svg-text.ts';

/** All figures of a view as a table. */
export function figuresOf(view: MapView, frame: MapFrame): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = markup(drawFigures(view, frame));
  return template.content;
}
