import { isRatingQuestion, type Question, scaleOfQuestion } from '../../../shared/question.ts';
import type { Evidence, FlagRule } from './evidence.ts';

/**
 * The same value all the way down: ten items of a matrix or more, or ten ratings of one type and scale, all alike and
 * not at an end of the scale.
 *
 * People who do not read answer so (non-differentiation, Krosnick 1991), and so do people who mean it: where all items
 * point the same way, as they do when somebody is asked how content he is, a straight line can be a valid answer
 * (Reuning and Plutzer 2020, doi.org/10.18148/srm/2020.v14i5.7641), and most often so at the ends of the scale
 * (doi.org/10.1177/0282423X241273455, where more than nine alike is the common rule). So a few items say nothing, nor
 * does "very satisfied" everywhere, nor its opposite. What is flagged is kept, told, and can be counted after all.
 */
export const straightLine: FlagRule = (evidence) => columns(evidence).some(isLine);

const least = 10;

/** Values that were given on one scale. */
interface Column {
  min: number;
  max: number;
  values: number[];
}

function isLine({ min, max, values }: Column): boolean {
  const [first] = values;
  return values.length >= least && first !== min && first !== max && values.every((value) => value === first);
}

function columns({ questions, answers }: Evidence): Column[] {
  const byScale = new Map<string, Column>();
  const columns: Column[] = [];
  for (const question of questions) {
    const value = answers.find((answer) => answer.question === question.id)?.value;
    if (question.type === 'matrix' && value !== undefined) {
      columns.push({ min: 1, max: question.scale, values: Object.values(value as Record<string, number>) });
    } else if (isRatingQuestion(question) && typeof value === 'number') {
      const name = nameOf(question);
      const column = byScale.get(name) ?? { ...scaleOfQuestion(question), values: [] };
      byScale.set(name, { ...column, values: [...column.values, value] });
    }
  }
  return [...columns, ...byScale.values()];
}

function nameOf(question: Question): string {
  return `${question.type} ${'scale' in question ? question.scale : ''}`;
}
