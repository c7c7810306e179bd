/** What an answer comes to, by the type of its question. Pure. */
import type { AnswerValue } from '../shared/response.ts';
import type { WidgetQuestion } from '../shared/widget-config.ts';

export type Answers = Record<string, AnswerValue>;

/** Ids are the survey's own words, `toString` among them. */
export function answerTo(id: string, answers: Answers): AnswerValue | undefined {
  return Object.hasOwn(answers, id) ? answers[id] : undefined;
}

/** The answer as the server takes it: without blanks; undefined where it is none yet, such as too few options. */
export function given(question: WidgetQuestion, answer: AnswerValue | undefined): AnswerValue | undefined {
  if (typeof answer === 'string') return answer.trim() || undefined;
  if (Array.isArray(answer)) {
    const chosen = answer.map(inWords).filter(isThere);
    const least = question.type === 'choices' && question.min ? question.min : 1;
    return chosen.length < least ? undefined : chosen;
  }
  if (typeof answer !== 'object') return answer;
  if (question.type === 'kano' && !isWhole(question, answer)) return undefined;
  return 'items' in question ? answer : inWords(answer as { other: string });
}

/** Whether nothing is left open of the question: of a grid, no item. */
export function isWhole(question: WidgetQuestion, answer: AnswerValue | undefined): boolean {
  if (!('items' in question)) return given(question, answer) !== undefined;
  return question.items.every(({ id }) => answerTo(id, (answer ?? {}) as Answers) !== undefined);
}

/** Whether it is in the visitor's own words, or some of it is. */
export function isTyped({ type }: WidgetQuestion, answer: AnswerValue): boolean {
  const parts = [answer].flat();
  return type === 'text' || parts.some((part) => typeof part === 'object' && typeof part.other === 'string');
}

function inWords(option: string | { other: string }): string | { other: string } | undefined {
  if (typeof option === 'string') return option;
  const other = option.other.trim();
  return other ? { other } : undefined;
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}
