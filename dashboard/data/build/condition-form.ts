/** A condition as a form has it: one comparison, and what with. Pure. */

import type { Condition } from '../../../shared/condition.ts';
import type { Question } from '../../../shared/question.ts';
import { isRatingType } from '../../../shared/rating.ts';

export const comparisons = ['lte', 'gte', 'eq', 'between', 'is', 'not', 'answered', 'unanswered'] as const;
export type Comparison = (typeof comparisons)[number];

/** How answers to a question can be compared. */
export function comparisonsOf({ type }: Question): readonly Comparison[] {
  if (isRatingType(type) || type === 'matrix' || type === 'kano')
    return ['lte', 'gte', 'eq', 'between', 'answered', 'unanswered'];
  return type === 'text' ? ['answered', 'unanswered'] : ['is', 'not', 'answered', 'unanswered'];
}

export function comparisonOf({ lte, gte, eq, is, not, answered }: Condition): Comparison {
  if (is !== undefined) return 'is';
  if (not !== undefined) return 'not';
  if (eq !== undefined) return 'eq';
  if (lte !== undefined) return gte === undefined ? 'lte' : 'between';
  if (gte !== undefined) return 'gte';
  return answered === false ? 'unanswered' : 'answered';
}

/** The condition on a question that a comparison begins with. */
export function newCondition(asked: Question, comparison = comparisonsOf(asked)[0]!): Condition {
  const { min, max } = rangeOf(asked);
  const middle = Math.floor((min + max) / 2);
  const first = choicesOf(asked)[0]?.value ?? '';
  const item = itemsOf(asked)[0]?.id;
  const base = { question: asked.id, ...(item && !/answered/.test(comparison) ? { item } : {}) };
  switch (comparison) {
    case 'between':
      return { ...base, gte: min, lte: middle };
    case 'is':
    case 'not':
      return { ...base, [comparison]: [first] } as Condition;
    case 'answered':
    case 'unanswered':
      return { ...base, answered: comparison === 'answered' };
    default:
      return { ...base, [comparison]: middle } as Condition;
  }
}

/** The steps that an answer may have. */
export function rangeOf(question: Question): { min: number; max: number } {
  switch (question.type) {
    case 'nps':
    case 'expectation':
      return { min: 0, max: 10 };
    case 'thumbs':
      return { min: 0, max: 1 };
    case 'kano':
      return { min: 1, max: 5 };
    default:
      return { min: 1, max: 'scale' in question ? question.scale : 7 };
  }
}

export interface ChoiceValue {
  value: string | boolean;
  /** Undefined where it is a word of ours: own words, yes and no. */
  text?: Question['text'];
}

/** What can have been chosen. */
export function choicesOf(question: Question): ChoiceValue[] {
  if (question.type === 'consent') return [{ value: true }, { value: false }];
  if (question.type !== 'choice' && question.type !== 'choices') return [];
  const options = question.options.map(({ id, text }) => ({ value: id, text }));
  return question.other ? [...options, { value: 'other' }] : options;
}

/** What is rated each by itself. */
export function itemsOf(question: Question): { id: string; text?: Question['text'] }[] {
  if (question.type === 'kano') return [{ id: 'functional' }, { id: 'dysfunctional' }];
  return question.type === 'matrix' ? question.items : [];
}
