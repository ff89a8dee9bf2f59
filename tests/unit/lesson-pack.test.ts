import { describe, expect, test } from 'vitest';
import { lessonText } from '../../src/corpus/lesson-text.ts';
import { citedInLesson } from '../../src/domain/lesson.ts';
import { toCartridge } from '../../src/export/cartridge/cartridge.ts';
import { fragment } from '../../src/export/cartridge/xml.ts';
import { packOfLesson } from '../../src/export/packs/lesson.ts';
import { realCorpus } from '../fixtures/corpus.ts';
import { readCartridge, soundXml } from '../output/cartridge.ts';

const corpus = realCorpus();
const AROUND = {
  numberOf: () => 3,
  record: (id: string) => `https://example.org/evidence/${id}/`,
  term: (id: string) => `https://example.org/glossary/#${id}`,
  link: (url: string) => `https://example.org${url}`,
};

describe('the text of a lesson', () => {
  test.each([
    ['**Bold** and *soft*.', '<p><strong>Bold</strong> and <em>soft</em>.</p>'],
    ['## Activity {#activity}', '<h2>Activity</h2>'],
    [
      'It fell<Cite id="a b" />.',
      '<p>It fell<sup><a href="https://example.org/evidence/a/">3</a>,<a href="https://example.org/evidence/b/">3</a></sup>.</p>',
    ],
    [
      'A <Term id="llm">model</Term>.',
      '<p>A <a href="https://example.org/glossary/#llm">model</a>.</p>',
    ],
    ['[Read](/methods/#ladder).', '<p><a href="https://example.org/methods/#ladder">Read</a>.</p>'],
    ['1. One\n2. Two', '<ol><li><p>One</p></li><li><p>Two</p></li></ol>'],
    ['> Said', '<blockquote><p>Said</p></blockquote>'],
    ['"A & B" \\< C', '<p>&quot;A &amp; B&quot; &lt; C</p>'],
  ])('%s', (mdx, html) => {
    expect(fragment(lessonText(mdx, AROUND))).toBe(html);
  });

  test('takes nothing along that would be lost', () => {
    expect(() => lessonText('<Tally />', AROUND)).toThrow(/course pack/u);
  });
});

describe.each(corpus.lessons.map((lesson) => [lesson.id, lesson] as const))(
  'the course pack of %s',
  (_id, lesson) => {
    const link = (path: string) => ({ title: path, url: `https://example.org${path}` });
    const cited = citedInLesson(corpus.outlines.get(`lessons/${lesson.id}`), lesson);
    const study = (id: string) => link(`/evidence/${id}/`);
    const bytes = () =>
      toCartridge(
        packOfLesson(
          {
            lesson,
            url: `https://example.org/teach/${lesson.id}/`,
            body: ['Text'],
            readings: lesson.readings.map(link),
            references: cited.map(study),
            study,
          },
          {
            site: corpus.site.title,
            language: 'en',
            version: '1',
            date: '2026-11-22',
            license: corpus.site.license,
          },
        ),
      );

    test('holds a page, its readings and its questions', async () => {
      const { resources, files } = await readCartridge(bytes());
      expect(resources.map(({ type }) => type)).toEqual([
        'webcontent',
        ...lesson.readings.map(() => 'imswl_xmlv1p1'),
        'imsqti_xmlv1p2/imscc_xmlv1p1/assessment',
      ]);
      const quiz = soundXml(files.get(resources.at(-1)?.files[0] ?? '') ?? '');
      expect(quiz.getElementsByTagName('item')).toHaveLength(lesson.questions.length);
    });

    test('is the same when it is made again', () => {
      expect(Buffer.from(bytes()).equals(Buffer.from(bytes()))).toBe(true);
    });

    test('is for a lesson of 20 to 60 minutes with 4 to 8 questions', () => {
      expect(lesson.minutes).toBeGreaterThanOrEqual(20);
      expect(lesson.minutes).toBeLessThanOrEqual(60);
      expect(lesson.questions.length).toBeGreaterThanOrEqual(4);
    });
  },
);

test('there are at least six lessons', () => {
  expect(corpus.lessons.length).toBeGreaterThanOrEqual(6);
});
