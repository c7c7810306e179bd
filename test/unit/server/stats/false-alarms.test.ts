import { expect, test } from 'vitest';
import { falseAlarms } from '../../../../bench/false-alarms.ts';
import { random } from '../../../../bench/random.ts';

const runs = 500;
/** Two standard errors of a share of 5 % among the runs. */
const chance = 2 * Math.sqrt((0.05 * 0.95) / runs);

test.each(['nps', 'csat', 'mean'] as const)(
  'of 20 segments in which %s did not change, one seems to have changed in 5 % of the runs at most',
  (metric) => {
    const { adjusted, unadjusted } = falseAlarms(metric, { n: 30, runs, next: random(1) });
    expect(adjusted).toBeLessThanOrEqual(0.05 + chance);
    expect(adjusted).toBeGreaterThan(0);
    expect(unadjusted).toBeGreaterThan(0.5);
  },
);
