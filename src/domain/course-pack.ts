import type { Markup } from './markup.ts';

/** A choice of a question. */
export interface PackChoice {
  readonly text: string;
  readonly right: boolean;
  /** What a learner who takes it is told. */
  readonly feedback: string;
}

/** A question with its explanation. */
export interface PackQuestion {
  readonly kind: 'single' | 'multiple' | 'open';
  readonly prompt: string;
  /** None where the question is open. */
  readonly choices: readonly PackChoice[];
  /** Paragraphs and lists that are shown after the answer. */
  readonly explanation: readonly Markup[];
}

/** What a course pack holds, entry by entry. */
export type PackItem =
  | { readonly kind: 'link'; readonly title: string; readonly url: string }
  /** A page of its own, whose body is written as it is given. */
  | {
      readonly kind: 'page';
      readonly name: string;
      readonly title: string;
      readonly body: readonly Markup[];
    }
  | {
      readonly kind: 'quiz';
      readonly name: string;
      readonly title: string;
      readonly questions: readonly PackQuestion[];
    };

/** Entries under one heading. */
export interface PackSection {
  readonly title: string;
  readonly items: readonly PackItem[];
}

/** A course pack, whatever it is made from: all that a learning platform imports. */
export interface CoursePack {
  /** Name that stays the same from version to version: lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly language: string;
  /** Day of the version, as YYYY-MM-DD. */
  readonly date: string;
  /** Under what it may be used. */
  readonly rights: string;
  readonly sections: readonly PackSection[];
}
