/** One step of a pointer or a keyboard, as both WebDriver protocols name it. */
export type Action = Readonly<Record<string, string | number>>;

/** A browser that runs, with one page. */
export interface Browser {
  readonly version: string;
  /** Opens an address, and waits until it is loaded. */
  readonly open: (address: string) => Promise<void>;
  readonly back: () => Promise<void>;
  /** Evaluates an expression in the page; what it gives must be plain data. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  readonly act: (source: 'pointer' | 'key', actions: readonly Action[]) => Promise<void>;
  /** Errors that the browser has told of by itself since it was asked last. */
  readonly errors: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** A kind of browser to test with. */
export interface BrowserKind {
  readonly name: string;
  /** Why it can't be had here; undefined where it can. */
  readonly missing: string | undefined;
  readonly start: () => Promise<Browser>;
}
