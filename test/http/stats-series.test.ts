/** A number step by step: every bucket of the calendar, without gaps. */
import { describe, expect, it } from 'vitest';
import { answeredSite, day, hour } from '../support/http-answered-site.ts';
import { asOwner } from '../support/http-calls.ts';

/** A Sunday. */
const asked = answeredSite('2026-11-15T12:00:00Z');

describe('a series', () => {
  it('has a row for every bucket, and the unfinished one says so', async () => {
    await asked.scores([9], {}, 0);
    await asked.scores([9, 9], {}, 3 * day);
    const { results } = await asked.stats('nps?period=7d&interval=day');
    expect(
      results.map((row) => [row.bucket, row.metrics.nps.n, row.metrics.nps.value, row.partial ?? false]),
    ).toEqual([
      ['2026-11-09', 0, null, false],
      ['2026-11-10', 0, null, false],
      ['2026-11-11', 0, null, false],
      ['2026-11-12', 2, 100, false],
      ['2026-11-13', 0, null, false],
      ['2026-11-14', 0, null, false],
      ['2026-11-15', 1, 100, true],
    ]);
  });

  it('marks a bucket that the range cuts as unfinished, too', async () => {
    const { results } = await asked.stats('nps?from=2026-11-04&to=2026-11-09&interval=week');
    expect(results.map((row) => [row.bucket, row.partial ?? false])).toEqual([['2026-11-02', true]]);
  });

  it('is not suppressed, however few its answers', async () => {
    await asked.scores([9]);
    const { results } = await asked.stats('nps?period=day&interval=day');
    expect(results[0]!.metrics.nps).toMatchObject({ value: 100, n: 1 });
  });

  it.each([
    ['nps?from=2026-11-02&to=2026-11-16&interval=week', ['2026-11-02', '2026-11-09']],
    ['nps?from=2026-09-15&to=2026-11-01&interval=month', ['2026-09-01', '2026-10-01']],
    ['nps?from=2026-05-15&to=2026-11-01&interval=quarter', ['2026-04-01', '2026-07-01', '2026-10-01']],
  ])('%s begins with whole units', async (question, buckets) => {
    expect((await asked.rows(question)).map(([bucket]) => bucket)).toEqual(buckets);
  });

  it('of days has the days of the zone that is asked for', async () => {
    await asked.scores([9], {}, 13 * hour);
    expect(await asked.rows('nps?from=2026-11-14&to=2026-11-16&interval=day&tz=Asia/Shanghai')).toEqual([
      ['2026-11-14', 0],
      ['2026-11-15', 1],
    ]);
  });

  it('names the interval that "auto" chose', async () => {
    const { query } = await asked.stats('nps?period=28d&interval=auto');
    expect(query.interval).toBe('day');
  });

  it('of a breakdown has every bucket for every row', async () => {
    await asked.scores([9, 9, 9], { route: '/a' });
    await asked.scores([9, 9, 9, 9], { route: '/b' }, day);
    const { results } = await asked.stats('nps?from=2026-11-14&to=2026-11-16&interval=day&breakdown=page');
    expect(results.map((row) => [row.dimensions!.page, row.bucket, row.metrics.nps.n])).toEqual([
      ['/b', '2026-11-14', 4],
      ['/b', '2026-11-15', 0],
      ['/a', '2026-11-14', 0],
      ['/a', '2026-11-15', 3],
    ]);
  });
});

describe('a series of hours', () => {
  it('is told in UTC', async () => {
    await asked.scores([9]);
    const found = await asked.rows('nps?period=day&interval=hour');
    expect(found).toHaveLength(24);
    expect(found[12]).toEqual(['2026-11-15T12:00:00.000Z', 1]);
  });

  it.each([
    ['2026-03-29', '2026-03-30', 23],
    ['2026-03-30', '2026-03-31', 24],
    ['2026-10-25', '2026-10-26', 25],
  ])('of %s in Berlin, where the clock may move, goes on to %s in %i steps', async (from, to, hours) => {
    expect(await asked.rows(`nps?from=${from}&to=${to}&interval=hour&tz=Europe/Berlin`)).toHaveLength(hours);
  });

  it('tells the two hours apart that a clock shows twice', async () => {
    asked.clock.at = Date.parse('2026-10-25T00:30:00Z');
    await asked.scores([9]);
    asked.clock.at = Date.parse('2026-10-25T01:30:00Z');
    await asked.scores([9, 9]);
    const found = await asked.rows('nps?from=2026-10-25&to=2026-10-26&interval=hour&tz=Europe/Berlin');
    expect(found.slice(2, 4)).toEqual([
      ['2026-10-25T00:00:00.000Z', 1],
      ['2026-10-25T01:00:00.000Z', 2],
    ]);
  });

  it('of pages is counted from the rows, on a day of 25 hours as well', async () => {
    await asOwner(asked.server, 'PATCH', `/v1/sites/${asked.site.id}`, { timezone: 'Europe/Berlin' });
    asked.clock.at = Date.parse('2026-10-25T22:30:00Z');
    await asked.scores([9, 9, 9], { route: '/a' });
    const { results, meta } = await asked.stats(
      'nps?from=2026-10-25&to=2026-10-26&interval=hour&breakdown=page',
    );
    expect(results).toHaveLength(25);
    expect(results.at(-1)).toMatchObject({
      dimensions: { page: '/a' },
      bucket: '2026-10-25T22:00:00.000Z',
      metrics: { nps: { n: 3 } },
    });
    expect(meta.source).toBe('rows');
  });
});
