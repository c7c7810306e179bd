/** A number beside the same number of another time: the difference, its interval, and how surprising it is. */
import { describe, expect, it } from 'vitest';
import { answeredSite, day } from '../support/http-answered-site.ts';

/** A Sunday. */
const asked = answeredSite('2026-11-15T12:00:00Z');

describe('compare=previous', () => {
  it('adds the number of before, the difference with its interval, p and effect', async () => {
    await asked.scores([...Array(50).fill(9), ...Array(10).fill(0)]);
    await asked.scores([...Array(20).fill(9), ...Array(40).fill(0)], {}, 7 * day);
    const { results, query } = await asked.stats('nps?period=7d&compare=previous');
    expect(query.compare).toEqual({ from: '2026-11-02T00:00:00.000Z', to: '2026-11-09T00:00:00.000Z' });
    const { nps } = results[0]!.metrics;
    expect(nps.value).toBeCloseTo(66.67, 2);
    expect(nps.previous).toMatchObject({ value: expect.closeTo(-33.33, 2), n: 60 });
    expect(nps.previous!.ci).toHaveLength(2);
    expect(nps.delta).toBeCloseTo(100, 10);
    const [low, high] = nps.deltaCi!;
    expect(low).toBeLessThan(100);
    expect(high).toBeGreaterThan(low);
    expect(low).toBeGreaterThan(0);
    expect(nps.p).toBe(nps.pUnadjusted);
    expect(nps.p!).toBeLessThan(0.001);
    expect(nps.significant).toBe(true);
    expect(nps.effect).toEqual({ name: 'standardised_difference', value: expect.any(Number) });
  });

  it('of the same answers is no difference, and not significant', async () => {
    await asked.scores([9, 9, 0, 7]);
    await asked.scores([9, 9, 0, 7], {}, 7 * day);
    const { results } = await asked.stats('nps?period=7d&compare=previous');
    expect(results[0]!.metrics.nps).toMatchObject({ delta: 0, p: 1, significant: false });
  });

  it.each([
    ['period=month', '2026-10-01T00:00:00.000Z', '2026-11-01T00:00:00.000Z'],
    ['period=year', '2025-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'],
    ['period=24h', '2026-11-13T12:15:00.000Z', '2026-11-14T12:15:00.000Z'],
    ['from=2026-11-10&to=2026-11-13', '2026-11-07T00:00:00.000Z', '2026-11-10T00:00:00.000Z'],
    // A day of 25 hours has the whole day before it, of 24.
    [
      'from=2026-10-25&to=2026-10-26&tz=Europe/Berlin',
      '2026-10-23T22:00:00.000Z',
      '2026-10-24T22:00:00.000Z',
    ],
  ])('%s is compared with what lies just before it', async (period, from, to) => {
    const { query } = await asked.stats(`nps?${period}&compare=previous`);
    expect(query.compare).toEqual({ from, to });
  });

  it.each([
    ['csat', { type: 'csat' }, 'cohen_h'],
    ['rating', { type: 'stars' }, 'cohen_d'],
    ['recommendation-rate', { type: 'nps' }, 'cohen_h'],
  ] as const)('of %s tells its own kind of effect', async (metric, question, effect) => {
    await asked.survey(question);
    await asked.answers(
      Array.from({ length: 10 }, (_, i) => ({ q: 1 + (i % 5) })),
      { survey: 'other' },
    );
    asked.clock.at += 7 * day;
    await asked.answers(
      Array.from({ length: 10 }, (_, i) => ({ q: 3 + (i % 3) })),
      { survey: 'other' },
    );
    const { results } = await asked.stats(`${metric}?survey=other&period=7d&compare=previous`);
    expect(results[0]!.metrics[metric].effect).toEqual({ name: effect, value: expect.any(Number) });
  });

  it('of a scale says beside it how often an answer of now is above one of then', async () => {
    await asked.survey({ type: 'stars' });
    await asked.answers([{ q: 1 }, { q: 2 }, { q: 3 }], { survey: 'other' });
    asked.clock.at += 7 * day;
    await asked.answers([{ q: 3 }, { q: 4 }, { q: 5 }], { survey: 'other' });
    const { results } = await asked.stats('rating?survey=other&period=7d&compare=previous');
    // Of nine pairs eight rise and one ties.
    expect(results[0]!.metrics.rating.superiority!.value).toBeCloseTo(8.5 / 9, 10);
  });

  it('of complaints compares rates', async () => {
    await asked.steps('viewed', 100);
    await asked.answers([{ score: 0, why: 'Slow' }]);
    asked.clock.at += 7 * day;
    await asked.steps('viewed', 100);
    await asked.answers([
      { score: 0, why: 'Slow' },
      { score: 1, why: 'Dear' },
    ]);
    const { results } = await asked.stats('complaint-rate?period=7d&compare=previous');
    expect(results[0]!.metrics['complaint-rate']).toMatchObject({
      value: 20,
      previous: { value: 10, n: 100 },
      delta: 10,
      effect: { name: 'rate_ratio', value: 2 },
    });
  });
});

describe('too few answers on a side', () => {
  it('leave the difference open, and the answer says so', async () => {
    await asked.scores([9, 9, 9, 9]);
    await asked.scores([0, 0], {}, 7 * day);
    const { results, meta } = await asked.stats('nps?period=7d&compare=previous');
    expect(results[0]!.metrics.nps).toMatchObject({
      value: 100,
      previous: { value: -100, n: 2 },
      delta: 200,
      deltaCi: null,
      p: null,
      pUnadjusted: null,
      significant: null,
      tooFew: true,
    });
    expect(meta.warnings).toContain(
      'too few answers: differences are left open where a side has fewer than 3',
    );
  });

  it('that is none at all leaves nothing to subtract', async () => {
    await asked.scores([9, 9, 9, 9]);
    const { results } = await asked.stats('nps?period=7d&compare=previous');
    expect(results[0]!.metrics.nps).toMatchObject({
      previous: { value: null, n: 0, ci: null },
      delta: null,
      significant: null,
      tooFew: true,
    });
  });
});

describe('compare=year', () => {
  it('is the same calendar days, over a leap day as well', async () => {
    asked.clock.at = Date.parse('2028-02-29T12:00:00Z');
    await asked.scores([9, 9, 9]);
    asked.clock.at = Date.parse('2029-02-28T12:00:00Z');
    const range = 'nps?from=2029-02-28&to=2029-03-01&compare=year';
    expect((await asked.stats(range)).query.compare).toEqual({
      from: '2028-02-28T00:00:00.000Z',
      to: '2028-03-01T00:00:00.000Z',
    });
  });

  it('of the 29th of February is the 1st of March', async () => {
    asked.clock.at = Date.parse('2028-02-29T12:00:00Z');
    const { query } = await asked.stats('nps?from=2028-02-29&to=2028-03-01&compare=year');
    expect(query.compare).toEqual({ from: '2027-03-01T00:00:00.000Z', to: '2027-03-02T00:00:00.000Z' });
  });
});

describe('compare=FROM..TO', () => {
  it('compares with that range, in the zone of the answer', async () => {
    await asked.scores([9, 9, 9]);
    await asked.scores([0, 0, 0], {}, 40 * day);
    const { results, query } = await asked.stats(
      'nps?period=7d&compare=2026-10-01..2026-10-10&tz=Europe/Berlin',
    );
    expect(query.compare).toEqual({ from: '2026-09-30T22:00:00.000Z', to: '2026-10-09T22:00:00.000Z' });
    expect(results[0]!.metrics.nps.previous).toMatchObject({ value: -100, n: 3 });
  });
});

describe('a comparison across a breakdown', () => {
  it('is corrected for how many there are: p rises, and significant follows it', async () => {
    // One page falls clearly, one at the edge of chance; the others stay as they are.
    const before = { '/falls': 30, '/edge': 26, '/c': 20, '/d': 20, '/e': 20, '/f': 20 };
    const now = { '/falls': 8, '/edge': 18, '/c': 20, '/d': 19, '/e': 21, '/f': 20 };
    for (const [route, promoters] of Object.entries(before))
      await asked.scores([...Array(promoters).fill(9), ...Array(40 - promoters).fill(0)], { route }, 7 * day);
    for (const [route, promoters] of Object.entries(now))
      await asked.scores([...Array(promoters).fill(9), ...Array(40 - promoters).fill(0)], { route });
    const { results } = await asked.stats('nps?period=7d&breakdown=page&compare=previous');
    const of = Object.fromEntries(results.map((row) => [row.dimensions!.page, row.metrics.nps]));
    expect(results).toHaveLength(6);
    for (const { p, pUnadjusted, significant } of results.map((row) => row.metrics.nps)) {
      expect(p!).toBeGreaterThanOrEqual(pUnadjusted!);
      expect(significant).toBe(p! < 0.05);
    }
    expect(of['/falls']!.significant).toBe(true);
    expect(of['/edge']!.pUnadjusted!).toBeGreaterThan(0.05);
    // The smallest of six is multiplied by six, and is a conservative one before that.
    const { p, pUnadjusted } = of['/falls']!;
    expect(p!).toBeGreaterThan(6 * pUnadjusted!);
  });

  it('takes a value away from significance that would have had it alone', async () => {
    const before = { '/edge': 27, '/b': 20, '/c': 20, '/d': 20 };
    const now = { '/edge': 18, '/b': 20, '/c': 20, '/d': 20 };
    for (const [route, promoters] of Object.entries(before))
      await asked.scores([...Array(promoters).fill(9), ...Array(40 - promoters).fill(0)], { route }, 7 * day);
    for (const [route, promoters] of Object.entries(now))
      await asked.scores([...Array(promoters).fill(9), ...Array(40 - promoters).fill(0)], { route });
    const { results } = await asked.stats('nps?period=7d&breakdown=page&compare=previous');
    const edge = results.find((row) => row.dimensions!.page === '/edge')!.metrics.nps;
    expect(edge.pUnadjusted!).toBeLessThan(0.05);
    expect(edge.p!).toBeGreaterThan(0.05);
    expect(edge.significant).toBe(false);
  });

  it('of a series compares bucket with bucket', async () => {
    await asked.scores([9, 9, 9]);
    await asked.scores([0, 0, 0], {}, 2 * day);
    const { results } = await asked.stats('nps?from=2026-11-14&to=2026-11-16&interval=day&compare=previous');
    expect(results.map((row) => [row.bucket, row.metrics.nps.n, row.metrics.nps.previous!.n])).toEqual([
      ['2026-11-14', 0, 0],
      ['2026-11-15', 3, 3],
    ]);
  });
});
