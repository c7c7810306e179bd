import type { Question } from '../../../shared/question.ts';
import { isRatingType } from '../../../shared/rating.ts';
import type { Evidence, FlagRule } from './evidence.ts';

/**
 * The same value down the whole column: a matrix of five items or more, or six ratings or more on one scale. People who
 * do not read answer so (Krosnick 1991 calls it non-differentiation); some who mean it do, too, which is why such a
 * response is kept, told, and can be counted after all.
 */
export const straightLine: FlagRule = (evidence) =>
  matrices(evidence).some((values) => isLine(values, 5)) ||
  [...ratingsByScale(evidence).values()].some((values) => isLine(values, 6));

function isLine(values: readonly number[], least: number): boolean {
  return values.length >= least && values.every((value) => value === values[0]);
}

function matrices({ questions, answers }: Evidence): number[][] {
  return answers.flatMap(({ question, value }) =>
    questions.some(({ id, type }) => id === question && type === 'matrix')
      ? [Object.values(value as Record<string, number>)]
      : [],
  );
}

function ratingsByScale({ questions, answers }: Evidence): Map<string, number[]> {
  const scales = new Map<string, number[]>();
  for (const question of questions) {
    const value = answers.find((answer) => answer.question === question.id)?.value;
    if (!isRatingType(question.type) || typeof value !== 'number') continue;
    const scale = scaleOf(question);
    scales.set(scale, [...(scales.get(scale) ?? []), value]);
  }
  return scales;
}

function scaleOf(question: Question): string {
  return `${question.type} ${'scale' in question ? question.scale : ''}`;
}
