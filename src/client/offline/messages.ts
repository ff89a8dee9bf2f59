/** Tells the worker that the copy on the device is another now. */
export const CHANGED = 'copy-changed';

/** Tells a page that something on it came from the copy. */
export interface CopyUsed {
  readonly type: 'copy-used';
  readonly text: string;
}

export const isCopyUsed = (data: unknown): data is CopyUsed =>
  typeof data === 'object' &&
  data !== null &&
  'type' in data &&
  data.type === 'copy-used' &&
  'text' in data &&
  typeof data.text === 'string';
