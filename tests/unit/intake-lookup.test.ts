import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Client, type RemoteError } from '../../src/intake/remote/client.ts';
import { lookUp, wantedOf } from '../../src/intake/remote/lookup.ts';
import { crossrefWork, europePmcWork, json, Services, status } from '../fixtures/services.ts';

const DOI = '10.5555/abc.1';
const server = new Services();
let base = '';
beforeAll(async () => {
  base = await server.start();
});
afterAll(() => {
  server.stop();
});

const client = (timeout: number) =>
  new Client({ agent: 'evidence-map/1', timeout, pause: 1, patience: 2000 });
const look = (typed = DOI, at = base, timeout = 10_000) => {
  const wanted = wantedOf(typed);
  if (!wanted) throw new Error(typed);
  return lookUp(wanted, client(timeout), {
    crossref: `${at}/cr`,
    europePmc: `${at}/epmc`,
    doi: `${at}/doi`,
  });
};
const problem = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error: unknown) => (error as RemoteError).problem,
  );

test.each([
  ['10.1000/xyz.123', 'doi', '10.1000/xyz.123'],
  ['doi: 10.1000/xyz.', 'doi', '10.1000/xyz'],
  ['https://doi.org/10.1016/S0140-6736(24)00001-2', 'doi', '10.1016/S0140-6736(24)00001-2'],
  [
    'https://www.medrxiv.org/content/10.1101/2024.01.02.24300001v2.full',
    'doi',
    '10.1101/2024.01.02.24300001',
  ],
  ['https://arxiv.org/abs/2507.16947v1', 'doi', '10.48550/arXiv.2507.16947'],
  ['38965432', 'pmid', '38965432'],
  ['PMID: 38965432', 'pmid', '38965432'],
  ['https://pubmed.ncbi.nlm.nih.gov/38965432/', 'pmid', '38965432'],
  ['https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/', 'pmcid', 'PMC1234567'],
  ['https://example.org/article', 'page', 'https://example.org/article'],
])('%s is a %s', (typed, kind, value) => {
  expect(wantedOf(typed)).toEqual({ kind, value });
});

test.each(['', 'a title', '../../etc/passwd', 'ftp://example.org/x'])(
  '"%s" is nothing',
  (typed) => {
    expect(wantedOf(typed)).toBeUndefined();
  },
);

describe('a work that is there', () => {
  const both = { '/cr/works/': json(crossrefWork(DOI)), '/epmc/': json(europePmcWork(DOI)) };

  test('is described by Crossref, with the numbers of Europe PMC', async () => {
    server.reset(both);
    const { item, from } = await look();
    expect(from).toBe('Crossref and Europe PMC');
    expect(item.csl).toEqual({
      type: 'article-journal',
      title: 'Models in wards',
      author: [{ family: 'Müller', given: 'Anna' }, { literal: 'The Ward Group' }],
      'container-title': 'Journal of Examples',
      publisher: 'Example Press',
      issued: { 'date-parts': [[2024, 5]] },
      volume: '3',
      page: '11-19',
      DOI,
      PMID: '99999998',
      PMCID: 'PMC99999998',
    });
    expect(item.abstract).toBe('We tested a model.');
    expect([...server.agents]).toContain('evidence-map/1');
  });

  test('is found by its PubMed number', async () => {
    server.reset(both);
    expect((await look('38965432')).item.csl).toMatchObject({ DOI, PMID: '99999998' });
  });

  test('is found by the DOI that a page names', async () => {
    server.reset({
      ...both,
      '/page': status(200, {}, `<meta name="citation_doi" content="${DOI}">`),
    });
    expect((await look(`${base}/page`)).item.csl.DOI).toBe(DOI);
  });

  test('is taken from Europe PMC where Crossref does not know it', async () => {
    server.reset({ '/epmc/': json(europePmcWork(DOI)) });
    expect((await look()).from).toBe('Europe PMC');
  });

  test('is taken from the agency of its DOI where neither knows it', async () => {
    server.reset({
      '/epmc/': json({ resultList: {} }),
      '/doi/': json({ title: 'A preprint', type: 'article' }),
    });
    expect(await look()).toMatchObject({
      from: 'doi.org',
      item: { csl: { title: 'A preprint', DOI } },
    });
  });

  test('is asked for again where the service fails, asks to wait, or redirects', async () => {
    server.reset({
      ...both,
      '/cr/works/': [
        status(503),
        status(429, { 'retry-after': '0' }),
        status(302, { location: '/elsewhere' }),
      ],
      '/elsewhere': json(crossrefWork(DOI)),
    });
    expect((await look()).item.csl.volume).toBe('3');
    expect(server.requests.filter((path) => path.startsWith('/cr/'))).toHaveLength(3);
  });
});

describe('a work that is not', () => {
  test.each([
    ['nobody knows it', {}, 'missing'],
    ['errors without end', { '/': status(500) }, 'refused'],
    ['a wait that is too long', { '/': status(429, { 'retry-after': '3600' }) }, 'busy'],
    [
      'a login page',
      { '/': status(200, { 'content-type': 'text/html' }, '<html>Log in</html>') },
      'nonsense',
    ],
    ['JSON of something else', { '/': json({ message: 'ok' }) }, 'nonsense'],
    ['a list', { '/': json([1, 2]) }, 'nonsense'],
    ['a redirect without end', { '/': status(302, { location: '/again' }) }, 'refused'],
    [
      'an answer that breaks off',
      {
        '/': (_q: unknown, r: { destroy: () => void }) => {
          r.destroy();
        },
      },
      'refused',
    ],
  ] as [string, Services['answers'], string][])('%s: %s', async (_name, answers, expected) => {
    server.reset(answers);
    expect(await problem(look())).toBe(expected);
  });

  test('silence', async () => {
    server.reset({ '/': () => undefined });
    expect(await problem(look(DOI, base, 40))).toBe('timeout');
  });

  test('no connection', async () => {
    expect(await problem(look(DOI, 'http://127.0.0.1:59321'))).toBe('offline');
  });
});
