/** Which stretch of time a number is of. */
import { beforeEach, describe, expect, it } from 'vitest';
import { answeredSite, day, hour } from '../support/http-answered-site.ts';

/** A Sunday. */
const asked = answeredSite('2026-11-15T12:00:00Z');
beforeEach(async () => {
  for (const before of [0, 13 * hour, 6 * day, 7 * day, 27 * day, 28 * day, 90 * day, 400 * day])
    await asked.scores([9], {}, before);
});

describe('the period', () => {
  it.each([
    ['', 5],
    ['?period=day', 1],
    ['?period=24h', 2],
    ['?period=7d', 3],
    ['?period=28d', 5],
    ['?period=30d', 6],
    ['?period=91d', 7],
    ['?period=month', 4],
    ['?period=6mo', 7],
    ['?period=12mo', 7],
    ['?period=year', 7],
    ['?period=all', 8],
    ['?from=2026-11-08&to=2026-11-10', 2],
    ['?from=2026-11-08T12:00:00Z&to=2026-11-08T12:00:01Z', 1],
    ['?from=2026-11-08T13:00:00%2B01:00&to=2026-11-08T12:15:00Z', 1],
    ['?from=2026-11-14', 2],
  ])('nps%s is of %i answers', async (parameters, n) => {
    expect(await asked.rows(`nps${parameters}`)).toEqual([[undefined, n]]);
  });

  it('is echoed as it was snapped outward to the quarter hour', async () => {
    const { query } = await asked.stats('nps?from=2026-11-08T12:07:00Z&to=2026-11-08T12:16:00Z');
    expect([query.from, query.to]).toEqual(['2026-11-08T12:00:00.000Z', '2026-11-08T12:30:00.000Z']);
  });

  it('has its midnights in the zone that is asked for', async () => {
    // 2026-11-14T23:00Z is the 15th in Shanghai.
    expect(await asked.rows('nps?from=2026-11-15&to=2026-11-16')).toEqual([[undefined, 1]]);
    expect(await asked.rows('nps?from=2026-11-15&to=2026-11-16&tz=Asia/Shanghai')).toEqual([[undefined, 2]]);
  });

  it('is half-open: its end belongs to the next', async () => {
    expect(await asked.rows('nps?from=2026-11-15T11:00:00Z&to=2026-11-15T12:00:00Z')).toEqual([
      [undefined, 0],
    ]);
    expect(await asked.rows('nps?from=2026-11-15T12:00:00Z&to=2026-11-15T13:00:00Z')).toEqual([
      [undefined, 1],
    ]);
  });
});
