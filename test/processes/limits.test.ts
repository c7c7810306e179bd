/** Limits where several processes share a database, offered twenty times as much as they allow. */
import { afterAll, expect, it } from 'vitest';
import { postResponse } from '../support/http-calls.ts';
import { handClock } from '../support/http-clock.ts';
import { fewOf } from '../support/http-limits.ts';
import { responseTo } from '../support/http-response.ts';
import { coverageOf, createSite, createSurvey } from '../support/http-site.ts';
import { usesProcesses } from '../support/processes.ts';
import { stopPostgres } from '../support/storage-postgres.ts';

const processes = usesProcesses();
afterAll(stopPostgres);

it('of all processes together no more is stored than one of them would', async () => {
  const limit = 100;
  const clock = handClock('2026-11-15T10:00:00.500Z');
  const options = { now: clock.now, limits: fewOf({ address: limit }) };
  const both = [await processes.current.start(options), await processes.current.start(options)] as const;
  // They hear of each other when they begin.
  for (const { app } of both) await app.beat();
  const site = await createSite(both[0]);
  await createSurvey(both[0], site);
  let stored = 0;
  for (let n = 0; n < 20 * limit; n++) {
    const { statusCode } = await postResponse(both[n % 2]!, responseTo(site, n));
    if (statusCode === 201) stored += 1;
    else expect(statusCode).toBe(429);
  }
  expect(stored).toBeLessThanOrEqual(limit * 1.05);
  // What was within nobody's share at first comes in a little later, and no more than that.
  let n = 20 * limit;
  await expect
    .poll(async () => {
      for (const process of both)
        if ((await postResponse(process, responseTo(site, n++))).statusCode === 201) stored += 1;
      return stored;
    })
    .toBeGreaterThanOrEqual(limit);
  expect(stored).toBeLessThanOrEqual(limit * 1.05);
  expect((await coverageOf(both[0], site)).received).toBe(stored);
});
