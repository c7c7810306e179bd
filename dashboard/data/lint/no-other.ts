import { english } from './english.ts';
import type { Finding, Question } from './finding.ts';

const rest =
  /\b(?:other|else|none|neither|nothing|don['’]?t know|do not know|not sure|unsure|no opinion|n\/?a|not applicable|prefer not|never|not yet|undecided)\b/i;
/** Answers that leave no others: yes and no, and amounts. */
const exhaustive =
  /^(?:yes|no|partly|partially|somewhat|mostly|maybe)\b|^[<>≤≥]?\s*\d|^(?:less|more|fewer|under|over|up to|at least|at most) /i;

/** Whom none of the options fits must choose a wrong one, or leave. */
export function noOther(question: Question, main: string): Omit<Finding, 'path'> | undefined {
  if ((question.type !== 'choice' && question.type !== 'choices') || question.other) return undefined;
  // Of several, none may be chosen.
  if (question.type === 'choices' && question.min === 0 && !question.required) return undefined;
  const options = question.options.map(({ text }) => english(text, main));
  if (options.some((text) => text === undefined || rest.test(text))) return undefined;
  return options.every((text) => exhaustive.test(text!)) ? undefined : { rule: 'no-other' };
}
