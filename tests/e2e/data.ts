/** What the tests read of a record in /data/evidence.json. */
export interface Study {
  readonly id: string;
  readonly kind: string;
  readonly csl: {
    readonly title: string;
    readonly author: readonly {
      readonly family?: string;
      readonly given?: string;
      readonly literal?: string;
    }[];
  };
  readonly finding: string;
  readonly models?: readonly string[];
  readonly direction: string;
  readonly applications: readonly string[];
  readonly stage?: string;
  readonly topics?: readonly { readonly topic: string }[];
}

/** What the tests read of /data/map.json. */
export interface MapFile {
  readonly counts: { readonly studies: number; readonly primary: number };
  readonly ladder: { readonly rungs: readonly { readonly id: string }[] };
  readonly areas: readonly {
    readonly id: string;
    readonly applications: readonly {
      readonly id: string;
      readonly name: string;
      readonly level: number;
      readonly highestRung: number;
      readonly byRung: Readonly<Record<string, Readonly<Record<string, number>>>>;
    }[];
  }[];
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
