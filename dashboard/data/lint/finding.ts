import type { Edited } from '../build/edited.ts';

export const findingRules = [
  'leading',
  'double-barrelled',
  'long',
  'negated',
  'absolute',
  'no-other',
  'many-questions',
  'one-end',
  'same-ends',
  'swapped-ends',
  'uneven-ends',
  'ends-do-not-answer',
  'untranslated',
] as const;
export type FindingRule = (typeof findingRules)[number];

/** Something that makes answers worse. It is an advice: nothing is kept from being saved by it. */
export interface Finding {
  rule: FindingRule;
  /** The field that it is about, as the interface names it: `questions.0.text`; `questions` is all of them. */
  path: string;
  /** The words that gave it away, or a language. */
  found?: string;
  /** How many words or questions there are. */
  n?: number;
}

/** What a rule looks at. */
export interface Linted extends Edited {
  /** The language that a text without one is in. */
  main: string;
}

export type Question = Edited['questions'][number];

/** A rule for one question; `text` is what it asks in English. */
export type TextRule = (text: string, question: Question) => Omit<Finding, 'path'> | undefined;
