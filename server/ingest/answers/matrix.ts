import type { Question } from '../../../shared/question.ts';
import { countKeyOf } from '../count-keys.ts';
import { type Judge, type Judged, mistyped, offSurvey } from './judged.ts';
import { wholeNumber } from './whole-number.ts';

/** A step of the scale for some of the items, each counted as a rating of `question.item`. */
export const matrix: Judge<Extract<Question, { type: 'matrix' }>> = ({ id, items, scale }, sent) => {
  if (typeof sent !== 'object' || Array.isArray(sent)) return mistyped('must be an object of items');
  const unknown = Object.keys(sent).find((name) => !items.some((item) => item.id === name));
  if (unknown !== undefined) {
    return offSurvey(`is no item; there are ${items.map((item) => item.id).join(', ')}`, `.${unknown}`);
  }
  const steps: Record<string, number> = {};
  const judged: Judged = { cells: [] };
  for (const item of items) {
    if (!Object.hasOwn(sent, item.id)) {
      judged.open ??= `.${item.id}`;
      continue;
    }
    const step = wholeNumber(sent[item.id], 1, scale, `.${item.id}`);
    if (typeof step !== 'number') return step;
    steps[item.id] = step;
    judged.cells.push({
      countKey: countKeyOf({ question: `${id}.${item.id}`, type: 'matrix', scale }),
      counter: step,
    });
  }
  return judged.cells.length === 0 ? { cells: [] } : { ...judged, value: steps };
};
