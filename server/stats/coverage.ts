import { type ResponseClass, responseClasses } from '../../shared/response-class.ts';
import type { Coverage } from '../../shared/stats-answer.ts';
import type { Histogram } from './histogram.ts';

/**
 * What became of the responses received, from the counters of the coverage key: one for each of `responseClasses` in
 * their order, then the duplicates. `received` is their sum, so it always adds up.
 *
 * Example: the counters 2, 5, 9, 6, 14, 200 and 4 are 240 received, of which 200 counted.
 */
export function coverage(counters: Histogram): Coverage {
  const of = (name: ResponseClass) => counters[responseClasses.indexOf(name)]!;
  const parts = {
    duplicates: counters[responseClasses.length]!,
    test: of('test'),
    archived: of('archived'),
    bots: of('bots'),
    flagged: of('flagged'),
    partial: of('partial'),
    counted: of('counted'),
  };
  return { received: Object.values(parts).reduce((sum, count) => sum + count, 0), ...parts };
}
