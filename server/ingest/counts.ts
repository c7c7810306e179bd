/** What a response adds to the counts. Pure: the same response always gives the same cells. */

import type { ResponseClass } from '../../shared/response.ts';
import { responseClasses } from '../../shared/response.ts';
import type { QuestionType } from '../../shared/survey.ts';
import type { CountCell, StoredResponse } from '../storage/storage.ts';

/** The survey's own counters: `~` keeps their names apart from questions'. */
export const coverageKey = '~coverage';
/** Funnel steps of the widget, and of every other channel. */
export const funnelKey = '~funnel';
export const otherFunnelKey = '~funnel-other';

/** Where in `coverage` what stands: a class each, in the order of `responseClasses`, and then these. */
export const coverageCounters = { duplicates: 6, submittedByWidget: 7, commentedByWidget: 8 } as const;

/** The name of the key that a rating is counted under. Another type or scale is another key: never pooled. */
export function countKeyOf(question: string, type: QuestionType, scale: number): string {
  return `${question}:${type}:${scale}`;
}

/** Reads back what `countKeyOf` wrote; null for the survey's own counters. */
export function parseCountKey(key: string): { question: string; type: string; scale: number } | null {
  const [question, type, scale] = key.split(':');
  return question && type && scale ? { question, type, scale: Number(scale) } : null;
}

/** The class of a response: the first that fits. An incomplete one that has a rating counts. */
export function classOf(response: StoredResponse): ResponseClass {
  if (response.test) return 'test';
  if (response.archived) return 'archived';
  if (response.bot) return 'bots';
  if (response.flagged) return 'flagged';
  const rated = response.answers.some((answer) => answer.countKey !== null);
  return response.complete || rated ? 'counted' : 'partial';
}

export function cellsOf(response: StoredResponse): CountCell[] {
  const responseClass = classOf(response);
  const cells: CountCell[] = [
    { countKey: coverageKey, counter: responseClasses.indexOf(responseClass), by: 1 },
  ];
  if (response.duplicates > 0) {
    cells.push({ countKey: coverageKey, counter: coverageCounters.duplicates, by: response.duplicates });
  }
  if (responseClass !== 'counted') return cells;
  for (const { countKey, value } of response.answers) {
    if (countKey !== null) cells.push({ countKey, counter: value as number, by: 1 });
  }
  if (response.dimensions.channel === 'widget') {
    cells.push({ countKey: coverageKey, counter: coverageCounters.submittedByWidget, by: 1 });
    if (response.answers.some((answer) => answer.countKey === null)) {
      cells.push({ countKey: coverageKey, counter: coverageCounters.commentedByWidget, by: 1 });
    }
  }
  return cells;
}
