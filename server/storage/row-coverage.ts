import { type ResponseClass, responseClasses } from '../../shared/response-class.ts';
import { counters } from './merge-counts.ts';

const duplicatesCounter = responseClasses.length;
const counted = responseClasses.indexOf('counted');

/** What became of the responses that were read, from their `status`: class, cautions and duplicates in one integer. */
export class RowCoverage {
  /** As under `~coverage`. */
  readonly coverage = new Array<number>(counters).fill(0);
  /** As under `~caution`: of what counts. */
  readonly caution = new Array<number>(counters).fill(0);

  /** Adds one more, and tells its class. */
  add(status: number): ResponseClass {
    const responseClass = status & 7;
    this.coverage[responseClass]! += 1;
    if (status >= 64) this.coverage[duplicatesCounter]! += Math.floor(status / 64);
    if (responseClass !== counted) return responseClasses[responseClass]!;
    for (let bits = (status >> 3) & 7, counter = 0; bits > 0; bits >>= 1, counter++) {
      if (bits & 1) this.caution[counter]! += 1;
    }
    return 'counted';
  }
}
