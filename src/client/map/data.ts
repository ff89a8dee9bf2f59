import {
  searchText,
  unpackStudies,
  type MapFrame,
  type MapIndex,
  type MapStudy,
  type StudyText,
} from '../../domain/map-model.ts';

/** The map as it is loaded: what stands still, and the studies. */
export interface MapData {
  readonly frame: MapFrame;
  readonly index: MapIndex;
  readonly studies: readonly MapStudy[];
}

async function fetchJson<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return (await response.json()) as T;
}

/** Loads the studies of the map. Fails where the file is missing or broken. */
export async function loadMap(base: string): Promise<MapData> {
  const { frame, index } = await fetchJson<{ frame: MapFrame; index: MapIndex }>(
    `${base}data/map-index.json`,
  );
  return { frame, index, studies: unpackStudies(index, frame) };
}

/** Loads the words of all studies: titles and findings for panels, and text for the word filter. */
export async function loadTexts(base: string): Promise<readonly StudyText[]> {
  return fetchJson<readonly StudyText[]>(`${base}data/map-texts.json`);
}

/** Studies with their text, so that words can be searched. */
export const withTexts = (
  studies: readonly MapStudy[],
  texts: readonly StudyText[],
): readonly MapStudy[] =>
  studies.map((study, at) => {
    const text = texts[at];
    return text ? { ...study, text: searchText(text) } : study;
  });
