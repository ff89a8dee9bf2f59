import {
  searchText,
  unpackInSteps,
  type MapFrame,
  type MapIndex,
  type MapStudy,
  type StudyText,
} from '../../domain/map-model.ts';
import { once } from '../patience.ts';
import { inTurns } from '../turns.ts';

/** The map as it is loaded: what stands still, and the studies. */
export interface MapData {
  readonly frame: MapFrame;
  readonly index: MapIndex;
  readonly studies: readonly MapStudy[];
}

/** Words of the studies, and the studies with words to search in. */
export interface MapTexts {
  readonly byId: ReadonlyMap<string, StudyText>;
  readonly studies: readonly MapStudy[];
}

const isTextList = (value: unknown): value is readonly StudyText[] => Array.isArray(value);

async function fetchJson<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return (await response.json()) as T;
}

/** What the map loads, each part once and when it is first needed. Fails where a file does. */
export interface MapSource {
  readonly data: () => Promise<MapData>;
  readonly texts: () => Promise<MapTexts>;
}

/** @param base address of the site, with a slash at its end */
export function mapSource(base: string): MapSource {
  const data = once(async (): Promise<MapData> => {
    const { frame, index } = await fetchJson<{ frame: MapFrame; index: MapIndex }>(
      `${base}data/map-index.json`,
    );
    return { frame, index, studies: await inTurns(unpackInSteps(index, frame)) };
  });
  const texts = once(async (): Promise<MapTexts> => {
    const [{ studies }, list] = await Promise.all([
      data(),
      fetchJson<unknown>(`${base}data/map-texts.json`),
    ]);
    if (!isTextList(list) || list.length !== studies.length) {
      throw new Error('The texts are not those of the studies.');
    }
    const byId = new Map(
      studies.flatMap(({ id }, at) => {
        const text = list[at];
        return text ? [[id, text] as const] : [];
      }),
    );
    return {
      byId,
      studies: studies.map((study) => {
        const text = byId.get(study.id);
        return text ? { ...study, text: searchText(text) } : study;
      }),
    };
  });
  return { data, texts };
}
