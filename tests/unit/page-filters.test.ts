import { describe, expect, test } from 'vitest';
import { pageFilters } from '../../src/domain/search/page-filters.ts';
import { DEFAULT_VIEW } from '../../src/domain/view-state.ts';

const filters = { rung: ['randomized', 'prospective'], topic: ['bias', 'privacy'] };

describe('filters of a view for Pagefind', () => {
  test('of a view without any are none', () => {
    expect(pageFilters({ ...DEFAULT_VIEW, q: 'sepsis' })).toEqual({});
  });

  test('take any value within a key', () => {
    expect(pageFilters({ ...DEFAULT_VIEW, filters })).toEqual({
      rung: { any: ['randomized', 'prospective'] },
      topic: { any: ['bias', 'privacy'] },
    });
  });

  test('take all values where a key can have many and the view asks for all', () => {
    expect(pageFilters({ ...DEFAULT_VIEW, filters, match: 'all' })).toEqual({
      rung: { any: ['randomized', 'prospective'] },
      topic: { all: ['bias', 'privacy'] },
    });
  });

  test('take each year of a range', () => {
    expect(pageFilters({ ...DEFAULT_VIEW, from: 2023, to: 2025 })).toEqual({
      year: { any: ['2023', '2024', '2025'] },
    });
  });

  test('take all later or earlier years where a range has one end', () => {
    const later = pageFilters({ ...DEFAULT_VIEW, from: 2025 })['year'];
    expect(later).toMatchObject({ any: expect.arrayContaining(['2025', '2030']) as string[] });
    expect(later).not.toMatchObject({ any: expect.arrayContaining(['2024']) as string[] });
    const earlier = pageFilters({ ...DEFAULT_VIEW, to: 2023 })['year'];
    expect(earlier).toMatchObject({ any: expect.arrayContaining(['2023', '2019']) as string[] });
    expect(earlier).not.toMatchObject({ any: expect.arrayContaining(['2024']) as string[] });
  });
});
