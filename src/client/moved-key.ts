/** Name under which a page that has moved tells the next one so; forgotten as soon as it is read. */
export const MOVED_KEY = 'moved';
