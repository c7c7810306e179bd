/** What a response adds to the counts. Pure: the same response always gives the same cells. */
import { type ResponseClass, responseClasses } from '../../shared/response-class.ts';
import type { CountCell } from '../storage/contract/counting.ts';
import type { Countable } from '../storage/contract/stored-response.ts';
import { cautionCounters, cautionKey, coverageCounters, coverageKey, isRatingKey } from './count-keys.ts';

/** The class of a response: the first that fits. An incomplete one that has a rating counts. */
export function classOf(response: Countable): ResponseClass {
  if (response.test) return 'test';
  if (response.archived) return 'archived';
  if (response.bot) return 'bots';
  if (response.flagged) return 'flagged';
  return response.complete || response.cells.some(({ countKey }) => isRatingKey(countKey))
    ? 'counted'
    : 'partial';
}

export function cellsOf(response: Countable): CountCell[] {
  const responseClass = classOf(response);
  const cells: CountCell[] = [
    { countKey: coverageKey, counter: responseClasses.indexOf(responseClass), by: 1 },
  ];
  if (response.duplicates > 0) {
    cells.push({ countKey: coverageKey, counter: coverageCounters.duplicates, by: response.duplicates });
  }
  if (responseClass !== 'counted') return cells;
  for (const cell of response.cells) cells.push({ ...cell, by: 1 });
  const cover = (counter: number) => cells.push({ countKey: coverageKey, counter, by: 1 });
  if (isByWidget(response)) {
    cover(coverageCounters.submittedByWidget);
    if (response.commented) cover(coverageCounters.commentedByWidget);
  }
  if (response.complaint) cover(coverageCounters.complaints);
  for (const counter of cautionsOf(response)) cells.push({ countKey: cautionKey, counter, by: 1 });
  return cells;
}

/** Whether it came through the widget, as far as an erased one still tells. */
export function isByWidget({ dimensions, erased }: Pick<Countable, 'dimensions' | 'erased'>): boolean {
  return erased === undefined ? dimensions.channel === 'widget' : erased === 'widget';
}

/** Which of the cautions a counted response gives reason for. */
export function cautionsOf({ repeated, extra }: Pick<Countable, 'repeated' | 'extra'>): number[] {
  const cautions: number[] = [];
  if (repeated) cautions.push(cautionCounters.repeated);
  const { sampling, incentivised } = (extra ?? {}) as {
    sampling?: { rate: number };
    incentivised?: boolean;
  };
  if (sampling && sampling.rate < 1) cautions.push(cautionCounters.sampled);
  if (incentivised) cautions.push(cautionCounters.incentivised);
  return cautions;
}
