import type { Loader } from 'astro/loaders';
import type { FileName, RecordFolder } from '../schema/collections.ts';
import { contentPath } from './folder.ts';
import { forgetContent, readContentOnce } from './raw-once.ts';
import type { RawContent, RawEntry } from './raw.ts';

/** Entries of one kind of YAML content. */
type Pick = (raw: RawContent) => readonly RawEntry[];

/**
 * Loads YAML content into a collection with the same parser as the check of content, so that both
 * see the same values. Watches the folder while `astro dev` runs.
 */
function yamlLoader(name: string, pick: Pick): Loader {
  return {
    name,
    load: async (context) => {
      const { store, config, watcher, logger } = context;
      const dir = contentPath(config.root);
      const fill = async (): Promise<void> => {
        const entries = pick(readContentOnce(dir));
        store.clear();
        for (const { id, data, file } of entries) {
          // A file that holds a list becomes one entry, since a collection stores objects.
          const value = Array.isArray(data) ? { items: data } : (data as Record<string, unknown>);
          store.set({
            id,
            data: await context.parseData({ id, data: value }),
            filePath: `content/${file}`,
          });
        }
      };
      await fill();
      // Content that CONTENT names lies outside of what is watched anyway.
      watcher?.add(dir);
      watcher?.on('change', (path) => {
        if (!path.startsWith(dir) || !path.endsWith('.yaml')) return;
        forgetContent();
        fill().catch((error: unknown) => {
          logger.error(error instanceof Error ? error.message : String(error));
        });
      });
    },
  };
}

/** Loader of a folder of YAML files, one an entry. */
export const recordLoader = (folder: RecordFolder): Loader =>
  yamlLoader(`records:${folder}`, (raw) => raw.records[folder]);

/** Loader of one YAML file, as a collection with one entry. */
export const fileLoader = (name: FileName): Loader =>
  yamlLoader(`file:${name}`, (raw) => {
    const entry = raw.files[name];
    return entry ? [entry] : [];
  });
