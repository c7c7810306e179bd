import type { ComplaintRule } from '../../shared/complaint-rule.ts';
import {
  isRatingQuestion,
  type Question,
  type RatingQuestion,
  scaleOfQuestion,
} from '../../shared/question.ts';
import type { StoredResponse } from '../storage/contract/stored-response.ts';

/**
 * Whether the site's rule makes a response a complaint: one of its ratings is as low as the rule says and, where the
 * rule asks for a comment, it has one. Pure. It is judged once, when the response (or a later revision of it) comes:
 * a changed rule holds for what is received from then on.
 */
export function isComplaint(
  rule: ComplaintRule,
  questions: readonly Question[],
  { answers, commented }: Pick<StoredResponse, 'answers' | 'commented'>,
): boolean {
  if (rule.comment && !commented) return false;
  return answers.some(({ question: id, value }) => {
    const question = questions.find((q) => q.id === id);
    return (
      question !== undefined &&
      isRatingQuestion(question) &&
      typeof value === 'number' &&
      value <= highestComplaint[question.type](rule, scaleOfQuestion(question).max)
    );
  });
}

const never = Number.NEGATIVE_INFINITY;

/** The highest value of each type that is a complaint, on a scale that ends at `max`. */
const highestComplaint: Readonly<
  Record<RatingQuestion['type'], (rule: ComplaintRule, max: number) => number>
> = {
  nps: ({ detractors }) => (detractors ? 6 : never),
  csat: lowestBoxes,
  ces: ({ effort }) => effort,
  expectation: () => never,
  stars: lowestBoxes,
  emoji: lowestBoxes,
  thumbs: ({ thumbsDown }) => (thumbsDown ? 0 : never),
};

/** Two of three steps would take in the middle one. */
function lowestBoxes({ bottomBox }: ComplaintRule, max: number): number {
  return max === 3 ? Math.min(bottomBox, 1) : bottomBox;
}

/** The site's rule of complaints in one sentence, for whoever reads their number. */
export function complaintRuleWords(rule: ComplaintRule): string {
  const low = lowRatings(rule);
  if (low.length === 0) return 'No rating makes a response a complaint.';
  const ratings = low.length === 1 ? low[0] : `${low.slice(0, -1).join(', ')} or ${low.at(-1)}`;
  return `A response with ${ratings} is a complaint${rule.comment ? ' where it has a comment' : ''}.`;
}

function lowRatings({ detractors, bottomBox, thumbsDown, effort }: ComplaintRule): string[] {
  return [
    ...(detractors ? ['a recommendation of 0 to 6'] : []),
    ...(bottomBox > 0 ? [boxes(bottomBox)] : []),
    ...(thumbsDown ? ['a thumb down'] : []),
    ...(effort > 0 ? [`an ease of ${effort === 1 ? '1' : `1 to ${effort}`} out of 7`] : []),
  ];
}

function boxes(n: number): string {
  if (n === 1) return 'the lowest step of a satisfaction';
  return `one of the ${n} lowest steps of a satisfaction (of three steps the lowest)`;
}
