import { english } from './english.ts';
import type { Finding, FindingRule, Question } from './finding.ts';

const good =
  /\b(?:satisfied|excellent|good|great|easy|likely|agree|happy|best|perfect|useful|helpful|important)\b/i;
const bad =
  /\b(?:dissatisfied|unsatisfied|poor|bad|terrible|awful|difficult|hard|unlikely|disagree|unhappy|worst|useless|unhelpful|unimportant)\b|\bnot\b/i;
const strong = /\b(?:very|extremely|strongly|completely|totally|highly)\b/i;

/** The meanings of the two ends of a scale, where the survey says them. */
export function scaleEnds(question: Question, main: string): Omit<Finding, 'path'> | undefined {
  if (!('low' in question) && !('high' in question)) return doNotAnswer(question, main);
  if ((question.low === undefined) !== (question.high === undefined)) return finding('one-end');
  const low = english(question.low, main);
  const high = english(question.high, main);
  if (low === undefined || high === undefined) return undefined;
  if (low.trim().toLowerCase() === high.trim().toLowerCase()) return finding('same-ends', low);
  if (bad.test(high) && good.test(low) && !bad.test(low)) return finding('swapped-ends', `${low} – ${high}`);
  if (isOpposite(low, high) && strong.test(low) !== strong.test(high))
    return finding('uneven-ends', `${low} – ${high}`);
  return undefined;
}

/** What the ends mean by default, held against what is asked. */
function doNotAnswer(question: Question, main: string): Omit<Finding, 'path'> | undefined {
  const text = english(question.text, main);
  if (text === undefined) return undefined;
  const wrong =
    (question.type === 'ces' && /\?\s*$/.test(text)) ||
    (question.type === 'csat' &&
      /^how (?:easy|difficult|likely|often|many|helpful|useful|important)\b/i.test(text)) ||
    (question.type === 'nps' && !/\b(?:likely|recommend)/i.test(text));
  return wrong ? finding('ends-do-not-answer') : undefined;
}

/** "Dissatisfied" and "very satisfied": one end is the other with its sense turned. */
function isOpposite(low: string, high: string): boolean {
  return ['satisfied', 'likely', 'agree', 'happy', 'helpful', 'important'].some(
    (word) =>
      new RegExp(`(?:dis|un)${word}\\b`, 'i').test(low) && new RegExp(`\\b${word}\\b`, 'i').test(high),
  );
}

function finding(rule: FindingRule, found?: string): Omit<Finding, 'path'> {
  return found === undefined ? { rule } : { rule, found };
}
