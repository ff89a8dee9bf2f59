import {
  applicationSections,
  LESSON_SECTIONS,
  LESSON_TEXT_SECTIONS,
  topicSections,
  type Section,
} from '../../domain/sections.ts';
import { BALANCES, KINDS } from '../../schema/codes.ts';
import type { DocumentFolder } from '../../schema/collections.ts';
import type { Words } from '../../schema/site.ts';
import { pathTo } from '../../routing/paths.ts';
import { splitAddress } from '../../routing/places.ts';
import type { ComponentUse } from '../document.ts';
import type { Fault } from '../fault.ts';
import { nearest } from '../nearest.ts';
import { citedIds } from '../passages.ts';
import { withArticle, type Check, type CheckContext, type ReferenceTarget } from './context.ts';

/** An attribute of a component: what its value names, or the values it may have. */
type Attribute = ReferenceTarget | readonly string[];

/** Components for authors, and their attributes. `!` marks one that must be given. */
const COMPONENTS: Readonly<Record<string, Readonly<Record<string, Attribute>>>> = {
  Cite: { 'id!': 'record' },
  Study: { 'id!': 'record' },
  Term: { 'id!': 'term' },
  Tally: {
    application: 'application',
    area: 'area',
    topic: 'topic',
    rung: 'stage',
    balance: BALANCES,
    kind: KINDS,
  },
  Ladder: { application: 'application' },
  Topics: { 'kind!': ['challenge', 'issue'] },
  WorkedExample: { 'application!': 'application' },
  ReviewSays: { id: 'statement' },
  Studies: {},
  Applications: {},
  References: {},
  LadderPicture: {},
  LadderRules: {},
  LevelRules: {},
  RecordFlow: {},
  CodingAgreement: {},
  CiteMap: {},
  OfflineCopy: {},
};

/** What every document of a folder must have: sections, and components by the section they stand in. */
interface Form {
  readonly sections: (words: Words) => readonly Section[];
  readonly components: Readonly<Record<string, string>>;
  /** Sections that the page adds after the text, so that the text can't have them. */
  readonly added?: readonly Section[];
  /** The only components that such a document may use; all of them where it is left out. */
  readonly only?: readonly string[];
}
const TOPIC_FORM: Form = {
  sections: topicSections,
  components: {
    ReviewSays: 'review',
    Studies: 'evidence',
    Applications: 'applications',
    References: 'references',
  },
};
const FORMS: Partial<Record<DocumentFolder, Form>> = {
  applications: {
    sections: applicationSections,
    components: { ReviewSays: 'review', Studies: 'evidence', References: 'references' },
  },
  challenges: TOPIC_FORM,
  issues: TOPIC_FORM,
  lessons: {
    sections: () => LESSON_TEXT_SECTIONS,
    components: {},
    added: Object.values(LESSON_SECTIONS),
    // A course pack takes the text out of the site, where all else has nothing to show.
    only: ['Cite', 'Term'],
  },
};

const documentsOf = (context: CheckContext) =>
  Object.entries(context.raw.documents).flatMap(([folder, entries]) =>
    entries.flatMap((entry) =>
      entry.facts
        ? [{ folder: folder as DocumentFolder, id: entry.id, file: entry.file, facts: entry.facts }]
        : [],
    ),
  );

function* checkUse(
  context: CheckContext,
  folder: DocumentFolder,
  file: string,
  use: ComponentUse,
): Iterable<Fault> {
  const { name, line } = use;
  const only = FORMS[folder]?.only;
  if (only !== undefined && Object.hasOwn(COMPONENTS, name) && !only.includes(name)) {
    yield {
      file,
      line,
      found: `a component <${name}>, which does not belong here`,
      expected: `only ${only.join(', ')}`,
    };
    return;
  }
  const known = COMPONENTS[name];
  if (known === undefined) {
    const names = Object.keys(COMPONENTS);
    yield {
      file,
      line,
      found: `a component <${name}> that does not exist`,
      expected: `one of ${names.join(', ')}`,
      nearest: nearest(name, names),
    };
    return;
  }
  const required = Object.keys(known).filter((key) => key.endsWith('!'));
  for (const key of required) {
    if (!use.attributes[key.slice(0, -1)]) {
      yield {
        file,
        line,
        found: `<${name}> without ${key.slice(0, -1)}`,
        expected: `<${name} ${key.slice(0, -1)}="…">`,
      };
    }
  }
  for (const [attribute, value = ''] of Object.entries(use.attributes)) {
    const key = [attribute, `${attribute}!`].find((name) => Object.hasOwn(known, name));
    const rule = key === undefined ? undefined : known[key];
    if (rule === undefined) {
      yield {
        file,
        line,
        found: `an attribute "${attribute}" on <${name}> that is not known`,
        expected: `only ${
          Object.keys(known)
            .map((key) => key.replace('!', ''))
            .join(', ') || 'no attributes'
        }`,
      };
      continue;
    }
    const valid = typeof rule === 'string' ? context.ids[rule] : new Set(rule);
    const what =
      typeof rule === 'string' ? `the id of ${withArticle(rule)}` : `one of ${rule.join(', ')}`;
    for (const id of ['Cite', 'ReviewSays'].includes(name) ? citedIds(value) : [value]) {
      // An empty value of a required attribute is reported as missing.
      if (valid.has(id) || (id === '' && required.includes(`${attribute}!`))) continue;
      yield {
        file,
        line,
        field: `<${name} ${attribute}>`,
        found: `"${id}", which leads nowhere`,
        expected: what,
        nearest: nearest(id, valid),
      };
    }
  }
}

/** `<Cite>`, `<Term>` and all other components exist, and so does what they name. */
export const components: Check = function* (context) {
  for (const { folder, file, facts } of documentsOf(context)) {
    for (const use of facts.components) yield* checkUse(context, folder, file, use);
  }
};

/** Documents are prose: no HTML, scripts, imports, expressions or images. */
export const prose: Check = function* (context) {
  for (const { file, facts } of documentsOf(context)) {
    for (const { what, line } of facts.forbidden) {
      yield {
        file,
        line,
        found: what,
        expected: 'Markdown and the components for authors only',
      };
    }
  }
};

/** Anchors: each section has one, none twice, and none is missing from a page of its kind. */
export const anchors: Check = function* (context) {
  const moved = context.content.files.addresses?.data.moved ?? {};
  for (const { folder, id: page, file, facts } of documentsOf(context)) {
    const seen = new Set<string>();
    for (const { id, title, depth, line } of facts.headings) {
      if (depth === 1) {
        yield {
          file,
          line,
          found: `a heading "# ${title}"`,
          expected: '## or ###; the page has its title already',
        };
      } else if (id === undefined) {
        yield {
          file,
          line,
          found: `a heading "${title}" without an anchor`,
          expected: 'an anchor after it, such as {#evidence}',
        };
      } else if (!/^[a-z][a-z0-9-]*$/u.test(id)) {
        yield {
          file,
          line,
          found: `the anchor "${id}"`,
          expected: 'lower-case words joined by hyphens',
        };
      } else if (seen.has(id)) {
        yield {
          file,
          line,
          found: `the anchor "${id}" a second time`,
          expected: 'each anchor once on a page',
        };
      }
      if (id !== undefined) seen.add(id);
    }
    const form = FORMS[folder];
    // Without the words of the site nobody can tell the titles; that is a fault of its own.
    const words = context.content.files.site?.data.words;
    if (form === undefined || words === undefined) continue;
    // A section whose anchor has moved is the same section; its former anchor stands beside it.
    const path = pathTo(folder, page);
    const titled = form.sections(words).map(({ id, title }) => {
      const now = moved[`${path}#${id}`];
      return { id: (now && splitAddress(now).anchor) ?? id, title };
    });
    const expected = titled.map((section) => section.id);
    for (const { id, line } of facts.headings) {
      if (!form.added?.some((section) => section.id === id)) continue;
      yield {
        file,
        line,
        found: `the anchor "${id ?? ''}", which the page adds by itself`,
        expected: 'another anchor, or no such section',
      };
    }
    const sections = titled.map(({ id, title }) => `## ${title} {#${id}}`);
    for (const [index, id] of expected.entries()) {
      if (!seen.has(id)) {
        yield {
          file,
          found: `no section with the anchor "${id}"`,
          expected: sections[index] ?? id,
        };
      }
    }
    const own = facts.headings.filter(({ id }) => id !== undefined && expected.includes(id));
    const misplaced = own.find(
      ({ id }, index) => id !== expected.filter((e) => seen.has(e))[index],
    );
    if (misplaced) {
      yield {
        file,
        line: misplaced.line,
        found: `the section "${misplaced.id}" out of order`,
        expected: `the order ${expected.join(', ')}`,
      };
    }
    for (const heading of own) {
      const section = titled.find(({ id }) => id === heading.id);
      if (section && section.title !== heading.title) {
        yield {
          file,
          line: heading.line,
          found: `the heading "${heading.title}"`,
          expected: `"${section.title}", the same on every page of this kind`,
        };
      }
    }
    for (const [name, section] of Object.entries(form.components)) {
      const count = facts.components.filter((use) => use.name === name).length;
      if (count !== 1) {
        yield {
          file,
          found: `<${name} /> ${count === 0 ? 'nowhere' : `${count} times`}`,
          expected: `<${name} /> once, in the section "${section}"`,
        };
      }
    }
  }
};
