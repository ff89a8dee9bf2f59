import { z } from 'zod';
import { APPLICATION_ANCHORS, TOPIC_ANCHORS } from './codes.ts';
import { httpUrl, id, isoDay, plainText } from './text.ts';

const kindOfTopic = z.strictObject({
  short: plainText(24).describe('Name in the menu, such as "Challenges"'),
  title: plainText(60).describe('Title of their list, such as "Technical challenges"'),
  one: plainText(40).describe('Name of one of them, such as "Challenge"'),
  lead: plainText(200).describe('What they are, in a sentence'),
});

const sections = <const T extends readonly string[]>(ids: T) =>
  z.strictObject(
    Object.fromEntries(ids.map((key) => [key, plainText(60).describe('Title')])) as Record<
      T[number],
      z.ZodString
    >,
  );

/** What the things of this map are called. */
const words = z.strictObject({
  applications: z
    .strictObject({
      title: plainText(40).describe('Title of their list, such as "Applications"'),
      one: plainText(40).describe('Name of one of them, such as "application"'),
      many: plainText(40).describe('Name of several, such as "applications"'),
      use: plainText(40).describe('What they are to a study, such as "Kind of garden"'),
      lead: plainText(200).describe('What their list holds, in a sentence'),
    })
    .describe('The rows of the map'),
  area: plainText(40).describe('Name of a group of rows, such as "Area"'),
  challenges: kindOfTopic.describe('Topics in content/challenges/'),
  issues: kindOfTopic.describe('Topics in content/issues/'),
  topics: plainText(60).describe('Both kinds of topics, as a heading'),
  topic: plainText(60).describe('A topic of either kind'),
  specialty: plainText(40).describe('Name of the field "specialties"'),
  models: plainText(40).describe('Name of the field "models"'),
  placed: plainText(120).describe('How studies are placed, as in "9 studies …"'),
  primary: plainText(120).describe('What a primary study is, as in "9 studies …"'),
  glossary: plainText(200).describe('What the glossary explains, in a sentence'),
  coded: plainText(120).describe('How records were coded, as in "The records were …"'),
  checked: plainText(200).describe('Who checked a record, in a sentence'),
  secondCoder: plainText(80).describe('Who coded a second time, as in "… coded this record blind"'),
  disclaimer: plainText(200).describe('What the map is not, in a sentence; stands on every page'),
  sections: z
    .strictObject({
      applications: sections(APPLICATION_ANCHORS),
      topics: sections(TOPIC_ANCHORS),
    })
    .describe('Titles of the sections, the same on every page of a kind'),
});

/** Everything that names this map: title, words of its pages, license, search date. */
export const site = z.strictObject({
  name: id.describe('Name of the map for programs, such as "school-gardens-map"'),
  title: plainText(60).describe('Name of the site'),
  tagline: plainText(80).describe('A few words beside the name'),
  language: z
    .string()
    .regex(/^[a-z]{2}(?:-[A-Z]{2})?$/u)
    .describe('Language of the content'),
  description: plainText(200).describe('One sentence for search engines'),
  question: plainText(80).describe('The heading of the home page'),
  lead: plainText(300).describe('The sentence below it'),
  subject: plainText(80).describe('What the studies are about, as in "studies of …"'),
  publisher: plainText(120).describe('Who made the map'),
  searched: isoDay.describe('Day of the last search for studies'),
  license: z.strictObject({
    id: z
      .string()
      .regex(/^[\w.+-]+$/u, { error: 'must be an id of the SPDX list, such as "CC-BY-4.0"' })
      .describe('Id of the license of the content in the SPDX list'),
    name: plainText(60).describe('Name of the license of the content'),
    url: httpUrl.describe('Its address'),
  }),
  repository: httpUrl.optional().describe('Address of the source, once there is one'),
  words: words.describe('What the things of this map are called'),
});

export type Site = z.output<typeof site>;
export type Words = z.output<typeof words>;
