import { because } from '../../../shared/because.ts';
import type { Question } from '../../../shared/question.ts';
import type { SentAnswer } from '../../../shared/response.ts';
import type { AnswerCell } from '../../storage/contract/stored-response.ts';
import { countKeyOf, otherOption } from '../count-keys.ts';
import { codePoints, normaliseText } from '../text.ts';
import { type Misfit, mistyped, offSurvey } from './judged.ts';

/** A question that is answered by choosing. */
export type ChoosingQuestion = Extract<Question, { type: 'choice' | 'choices' }>;

export interface Chosen {
  /** The option's id, or the name that all answers in one's own words have in the counts. */
  option: string;
  value: string | { other: string };
}

const longest = 200;

/** One option of the question: by its id, or `{"other": "…"}` where the question takes one's own words. */
export function chosen({ options, other }: ChoosingQuestion, sent: SentAnswer, at = ''): Chosen | Misfit {
  if (typeof sent === 'string') {
    if (options.some(({ id }) => id === sent)) return { option: sent, value: sent };
    return offSurvey(because('no_option', { options: options.map(({ id }) => id).join(', ') }), at);
  }
  const form = other ? 'the id of an option, or {"other": "…"}' : 'the id of an option';
  if (typeof sent !== 'object' || Array.isArray(sent)) return mistyped(`must be ${form}`, at);
  const words = ownWords(sent);
  if (words === undefined) return mistyped(`must be ${form}`, at);
  if (!other) return offSurvey('is no option: the question takes none in own words', at);
  if (typeof words !== 'string') return mistyped('must be a text', `${at}.other`);
  return inOwnWords(words, `${at}.other`);
}

/** The key of those who answered, and one for each option that was chosen. */
export function cellsOfChosen({ id, type }: ChoosingQuestion, options: readonly string[]): AnswerCell[] {
  const respondents = { question: id, type, scale: 0 };
  return [
    { countKey: countKeyOf(respondents), counter: 0 },
    ...options.map((option) => ({ countKey: countKeyOf({ ...respondents, option }), counter: 0 })),
  ];
}

/** What stands under `other`, where nothing else does. */
function ownWords(sent: Record<string, unknown>): unknown {
  return Object.keys(sent).length === 1 ? sent.other : undefined;
}

function inOwnWords(words: string, at: string): Chosen | Misfit {
  if (codePoints(words) > longest) return mistyped(because('too_long', { most: longest }), at);
  const text = normaliseText(words);
  if (text === '') return mistyped(because('empty'), at);
  return { option: otherOption, value: { other: text } };
}
