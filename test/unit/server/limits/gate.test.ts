import { expect, test } from 'vitest';
import { Gate } from '../../../../server/limits/gate.ts';
import { limits } from '../../../../server/limits/limits.ts';
import { noon } from '../../../support/builders.ts';

test('an address is known under a hash that tells nothing of it on the next day', () => {
  let now = noon;
  const gate = new Gate({ ...limits, address: 1 }, () => now);
  const takes = () => gate.address('203.0.113.7').admitted;
  expect([takes(), takes()]).toEqual([true, false]);
  // Within the minute of its window, at which the clock says another day.
  now = Math.ceil(noon / 86_400_000) * 86_400_000 - 1;
  expect([takes(), takes()]).toEqual([true, false]);
  now += 1;
  expect([takes(), takes()]).toEqual([true, false]);
});
