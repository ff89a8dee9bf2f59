import { nearest } from '../nearest.ts';
import { faultAt, type Check } from './context.ts';

/** An objective begins with something that learners can be seen to do. */
export const objectives: Check = function* ({ content }) {
  const verbs = content.files.style?.data.verbs;
  if (verbs === undefined) return;
  for (const entry of content.documents.lessons) {
    for (const [index, objective] of entry.data.objectives.entries()) {
      const [first = ''] = objective.split(/[\s,]/u);
      if (/^\p{Lu}/u.test(first) && verbs.includes(first.toLowerCase())) continue;
      yield faultAt(entry, ['objectives', index], {
        found: `an objective that begins with "${first}"`,
        expected: `an action verb from style.yaml with a capital letter: ${verbs.slice(0, 6).join(', ')}, …`,
        nearest: nearest(first.toLowerCase(), verbs),
      });
    }
  }
};

/** No two choices of a question say the same. */
export const choices: Check = function* ({ content }) {
  for (const entry of content.documents.lessons) {
    for (const [index, question] of entry.data.questions.entries()) {
      if (question.kind === 'open') continue;
      const texts = question.choices.map(({ text }) => text.toLowerCase());
      for (const [at, text] of texts.entries()) {
        if (texts.indexOf(text) === at) continue;
        yield faultAt(entry, ['questions', index, 'choices', at, 'text'], {
          found: 'a choice that stands further up as well',
          expected: 'each only once',
        });
      }
    }
  }
};
