import type { Page } from '@playwright/test';
import type { Study } from './data.ts';
import { expect } from './fixtures.ts';

/** What the tests of the map read of a record, beside what all tests do. */
export interface MapRecord extends Study {
  readonly designType: string;
  readonly countries?: readonly string[];
  readonly specialties?: readonly string[];
  readonly basis: string;
  readonly csl: Study['csl'] & {
    readonly issued: { readonly 'date-parts': readonly (readonly number[])[] };
  };
}

/** A way to ask for studies, and the test of whether one is meant. */
export type Wanted = (study: MapRecord) => boolean;

export const topicsOf = (study: Study): readonly string[] =>
  (study.topics ?? []).map(({ topic }) => topic);
export const yearOf = (study: MapRecord): number => study.csl.issued['date-parts'][0]?.[0] ?? NaN;

/** Studies that stand on the map. */
export const onMap = (evidence: readonly Study[]): readonly MapRecord[] =>
  (evidence as readonly MapRecord[]).filter(
    ({ kind, applications }) => kind === 'primary' && applications.length > 0,
  );

const COLUMNS: Readonly<Record<string, (study: MapRecord) => readonly string[]>> = {
  ladder: ({ stage }) => [stage ?? ''],
  challenges: topicsOf,
  ethics: topicsOf,
  year: (study) => [String(yearOf(study))],
};

/** Number of studies by `application.column`, for the cells that the map shows. */
const countsShown = (page: Page): Promise<Readonly<Record<string, number>>> =>
  page
    .locator('.map td[data-column]')
    .evaluateAll((cells) =>
      Object.fromEntries(
        cells.map((cell) => [
          `${cell.parentElement?.dataset['application'] ?? ''}.${cell.dataset['column'] ?? ''}`,
          Number(cell.querySelector('.n')?.textContent ?? 0),
        ]),
      ),
    );

/** The map shows exactly the studies that are wanted, each in its cells, and says how many. */
export async function expectView(
  page: Page,
  evidence: readonly Study[],
  wanted: Wanted = () => true,
  cols = 'ladder',
): Promise<void> {
  const all = onMap(evidence);
  const shown = all.filter(wanted);
  await expect(page.locator('.bar').getByRole('status')).toHaveText(
    new RegExp(`^${shown.length} of ${all.length} studies(?:\\.|$)`, 'u'),
  );
  await expect(page.locator('.map')).toHaveAttribute('data-cols', cols);
  const counts = await countsShown(page);
  const told = Object.fromEntries(
    Object.keys(counts).map((cell) => {
      const [application = '', column = ''] = cell.split('.');
      return [
        cell,
        shown.filter(
          (study) =>
            study.applications.includes(application) &&
            (COLUMNS[cols]?.(study) ?? []).includes(column),
        ).length,
      ];
    }),
  );
  expect(counts).toEqual(told);
}

/** Waits until the map takes input. */
export const whenReady = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => performance.getEntriesByName('map:ready').length > 0);

/** Opens a page with the map, and waits until the map takes input. */
export async function openMap(page: Page, path = '/'): Promise<void> {
  await page.goto(path);
  await whenReady(page);
}
