import type { AnswerValue } from '../../shared/response.ts';
import { otherOption, parseCountKey } from '../ingest/count-keys.ts';
import type { AnswerCell } from './contract/stored-response.ts';

/**
 * The answers that cells stand for, as far as conditions ask: ratings, options (one's own words as `other`) and items. Of a
 * Kano question they tell only that it was answered; of texts and consents nothing. Pure.
 */
export function answersOfCells(cells: readonly AnswerCell[]): Map<string, AnswerValue> {
  const answers = new Map<string, AnswerValue>();
  for (const { countKey, counter } of cells) {
    const { question, type, option } = parseCountKey(countKey)!;
    const [id, item] = question.split('.') as [string, string | undefined];
    if (item !== undefined) {
      answers.set(id, { ...(answers.get(id) as Record<string, number> | undefined), [item]: counter });
    } else if (type !== 'choice' && type !== 'choices') answers.set(id, counter);
    else answers.set(id, [...((answers.get(id) as (string | { other: string })[]) ?? []), ...chosen(option)]);
  }
  return answers;
}

/** The key of a choice's respondents has no option: it only says that there is an answer. */
function chosen(option: string | undefined): (string | { other: string })[] {
  if (option === undefined) return [];
  return [option === otherOption ? { other: '' } : option];
}
