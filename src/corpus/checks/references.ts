import type { Fault } from '../fault.ts';
import { checkReference, type Check, type CheckContext, type Place } from './context.ts';

function* reviewStatements(
  context: CheckContext,
  entry: Place & { readonly data: { readonly review: readonly string[] } },
): Iterable<Fault> {
  for (const [index, id] of entry.data.review.entries()) {
    yield* checkReference(context, entry, ['review', index], 'statement', id);
  }
}

/** Every id that a record names exists. */
export const recordReferences: Check = function* (context) {
  for (const entry of context.content.evidence) {
    const { data } = entry;
    for (const [index, id] of data.applications.entries()) {
      yield* checkReference(context, entry, ['applications', index], 'application', id);
    }
    yield* checkReference(context, entry, ['stage'], 'stage', data.stage);
    yield* checkReference(context, entry, ['designType'], 'design', data.designType);
    for (const [index, { topic }] of (data.topics ?? []).entries()) {
      yield* checkReference(context, entry, ['topics', index, 'topic'], 'topic', topic);
    }
  }
};

/** Every id that a second coding names exists. */
export const secondCodingReferences: Check = function* (context) {
  for (const entry of context.content.secondCodings) {
    for (const [index, coding] of entry.data.codings.entries()) {
      const at = (...path: PropertyKey[]): PropertyKey[] => ['codings', index, ...path];
      yield* checkReference(context, entry, at('id'), 'record', coding.id);
      yield* checkReference(context, entry, at('stage'), 'stage', coding.stage ?? undefined);
      yield* checkReference(
        context,
        entry,
        at('designType'),
        'design',
        coding.designType ?? undefined,
      );
      for (const [n, id] of (coding.applications ?? []).entries()) {
        yield* checkReference(context, entry, at('applications', n), 'application', id);
      }
    }
  }
};

/** Every id in frontmatter exists. */
export const documentReferences: Check = function* (context) {
  const { areas, applications, challenges, issues, lessons } = context.content.documents;
  for (const entry of [...areas, ...applications, ...challenges, ...issues]) {
    yield* reviewStatements(context, entry);
  }
  for (const entry of applications) {
    yield* checkReference(context, entry, ['area'], 'area', entry.data.area);
  }
  for (const entry of lessons) {
    for (const [index, { explanation }] of entry.data.questions.entries()) {
      for (const [at, id] of explanation.cites.entries()) {
        const path = ['questions', index, 'explanation', 'cites', at];
        yield* checkReference(context, entry, path, 'record', id);
      }
    }
  }
};

/** Every id in the YAML files exists. */
export const fileReferences: Check = function* (context) {
  const { glossary, review, ladder, changes } = context.content.files;
  for (const [index, term] of (glossary?.data ?? []).entries()) {
    for (const [at, id] of (term.see ?? []).entries()) {
      if (glossary) yield* checkReference(context, glossary, [index, 'see', at], 'term', id);
    }
  }
  for (const [index, { judgment }] of (review?.data.statements ?? []).entries()) {
    for (const [at, id] of (judgment?.areas ?? []).entries()) {
      const path = ['statements', index, 'judgment', 'areas', at];
      if (review) yield* checkReference(context, review, path, 'area', id);
    }
  }
  for (const [index, level] of (ladder?.data.levels ?? []).entries()) {
    for (const [at, { stages }] of level.requires.entries()) {
      for (const [n, id] of stages.entries()) {
        const path = ['levels', index, 'requires', at, 'stages', n];
        if (ladder) yield* checkReference(context, ladder, path, 'stage', id);
      }
    }
  }
  for (const [index, change] of (changes?.data ?? []).entries()) {
    for (const [at, id] of (change.studies ?? []).entries()) {
      if (changes) yield* checkReference(context, changes, [index, 'studies', at], 'record', id);
    }
  }
};
