import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { contentPath } from './folder.ts';
import { PICTURE_FILE } from './source.ts';

const path = (): string => contentPath(pathToFileURL(`${process.cwd()}/`)) + PICTURE_FILE;

/** Whether the content has a picture for where its pages are shared. */
export const hasPicture = (): boolean => existsSync(path());

/** The picture for where pages are shared, as PNG. */
export const readPicture = (): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(path()));
