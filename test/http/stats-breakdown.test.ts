/** A number told apart by one dimension, or by two. */
import { describe, expect, it } from 'vitest';
import { answeredSite } from '../support/http-answered-site.ts';
import { postResponse } from '../support/http-calls.ts';
import { responseTo } from '../support/http-response.ts';
import { createSurvey } from '../support/http-site.ts';

const asked = answeredSite('2026-11-15T12:00:00Z');

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

describe('a breakdown', () => {
  it('has a row for each value, the largest first, and (none) for what has none', async () => {
    await asked.scores([9, 9, 9], { route: '/a' });
    await asked.scores([9, 9, 9, 9, 9], { page: 'https://shop.example/b?x' });
    await asked.scores([9, 9, 9, 9]);
    expect(await asked.rows('nps?breakdown=page')).toEqual([
      ['/b', 5],
      ['(none)', 4],
      ['/a', 3],
    ]);
  });

  it('is possible by what the site has declared', async () => {
    await asked.scores([9, 9, 9], { attributes: { plan: 'pro', orders: 3, member: true } });
    await asked.scores([1, 1, 1, 1], { attributes: { plan: 'free', orders: 3, member: false } });
    expect(await asked.rows('nps?breakdown=plan')).toEqual([
      ['free', 4],
      ['pro', 3],
    ]);
    expect(await asked.rows('nps?breakdown=orders')).toEqual([['3', 7]]);
    expect(await asked.rows('nps?breakdown=member')).toEqual([
      ['false', 4],
      ['true', 3],
    ]);
  });

  it('is possible by device and browser, read from the user agent', async () => {
    for (let n = 0; n < 3; n++)
      await postResponse(asked.server, responseTo(asked.site, 900 + n), { 'user-agent': firefox });
    expect(await asked.rows('nps?breakdown=browser')).toEqual([['Firefox', 3]]);
    expect(await asked.rows('nps?breakdown=device')).toEqual([['desktop', 3]]);
  });

  it('is possible by survey, and by version', async () => {
    await createSurvey(asked.server, asked.site, { slug: 'second' });
    await asked.scores([9, 9, 9, 9], { survey: 'second' });
    await asked.scores([9, 9, 9]);
    await asked.edit([{ id: 'score', type: 'nps', text: 'Would you recommend us?' }]);
    await asked.scores([0, 0, 0, 0, 0]);
    expect(await asked.rows('nps?breakdown=survey')).toEqual([
      ['checkout', 8],
      ['second', 4],
    ]);
    expect(await asked.rows('nps?survey=checkout&breakdown=version')).toEqual([
      ['2', 5],
      ['1', 3],
    ]);
  });

  it('is possible by rating', async () => {
    await asked.answers([...Array(4).fill({ score: 2, why: 'Slow' }), ...Array(3).fill({ score: 10 })]);
    expect(await asked.rows('nps?breakdown=rating')).toEqual([
      ['2', 4],
      ['10', 3],
    ]);
  });

  it('shows as many as it is asked for, and says what it left out', async () => {
    for (const [i, route] of ['/a', '/b', '/c'].entries())
      await asked.scores(Array(5 - i).fill(9), { route });
    const { results, meta } = await asked.stats('nps?breakdown=page&limit=1');
    expect(results.map((row) => row.dimensions)).toEqual([{ page: '/a' }]);
    expect(meta.warnings).toContain(
      '2 further values of page are not shown: raise limit, or sum them up with other=true',
    );
    expect(meta.coverage.counted).toBe(12);
  });

  it('gives two hundred values a row of their own, and (other) to the rest', async () => {
    for (let i = 0; i < 203; i++) await asked.scores([9], { touchpoint: `t${i}` });
    const found = await asked.rows('nps?breakdown=touchpoint&limit=1000');
    expect(found).toHaveLength(201);
    expect(found[0]).toEqual(['(other)', 3]);
  });
});

describe('by two dimensions', () => {
  it('it has a row for each pair that was answered', async () => {
    await asked.scores([9, 9, 9, 9], { route: '/a', language: 'en' });
    await asked.scores([9, 9, 9], { route: '/a', language: 'de' });
    await asked.scores([0, 0, 0, 0, 0], { route: '/b' });
    const { results, query, meta } = await asked.stats('nps?breakdown=page,language');
    expect(results.map(({ dimensions, metrics }) => [dimensions, metrics.nps.n])).toEqual([
      [{ page: '/b', language: '(none)' }, 5],
      [{ page: '/a', language: 'en' }, 4],
      [{ page: '/a', language: 'de' }, 3],
    ]);
    expect(query.breakdown).toEqual(['page', 'language']);
    expect(meta.source).toBe('rows');
  });
});

describe('other=true', () => {
  it('sums up what is beyond the limit, so that the rows add up to the whole', async () => {
    await asked.scores([9, 9, 9, 9, 9], { route: '/a' });
    await asked.scores([9, 9, 0, 8], { route: '/b' });
    await asked.scores([0, 0, 10], { route: '/c' });
    await asked.scores([9, 0, 0]);
    const { results } = await asked.stats('nps?breakdown=page&limit=2&other=true');
    expect(results.map((row) => [row.dimensions!.page, row.metrics.nps.parts])).toEqual([
      ['/a', { promoters: 5, passives: 0, detractors: 0 }],
      ['/b', { promoters: 2, passives: 1, detractors: 1 }],
      ['(other)', { promoters: 2, passives: 0, detractors: 4 }],
    ]);
    const whole = (await asked.stats('nps')).results[0]!.metrics.nps;
    expect(whole.parts).toEqual({ promoters: 9, passives: 1, detractors: 5 });
  });

  it('adds nothing where every value is shown', async () => {
    await asked.scores([9, 9, 9], { route: '/a' });
    expect(await asked.rows('nps?breakdown=page&other=true')).toEqual([['/a', 3]]);
  });

  it('joins what shares its counts already', async () => {
    for (let i = 0; i < 203; i++) await asked.scores([9], { touchpoint: `t${i}` });
    const found = await asked.rows('nps?breakdown=touchpoint&limit=10&other=true');
    expect(found).toHaveLength(11);
    expect(found[10]).toEqual(['(other)', 193]);
  });
});

describe('a row from fewer answers than the site wants', () => {
  it('tells its n and nothing else, and the answer says so', async () => {
    await asked.scores([9, 9], { route: '/few' });
    await asked.scores([9, 9, 9], { route: '/enough' });
    const { results, meta } = await asked.stats('nps?breakdown=page');
    expect(results.map((row) => row.metrics.nps)).toEqual([
      expect.objectContaining({ value: 100, n: 3 }),
      { value: null, n: 2, ci: null, suppressed: true },
    ]);
    expect(meta.warnings).toContain('rows from fewer than 3 answers are suppressed');
  });

  it('is suppressed where it is counted from rows, too', async () => {
    await asked.scores([9, 9], { route: '/few', language: 'en' });
    const { results } = await asked.stats('nps?breakdown=page,language');
    expect(results[0]!.metrics.nps).toEqual({ value: null, n: 2, ci: null, suppressed: true });
  });

  it('is not given away by a comparison', async () => {
    await asked.scores([9, 9], { route: '/few' });
    const { results } = await asked.stats('nps?breakdown=page&compare=previous');
    expect(results[0]!.metrics.nps).toEqual({ value: null, n: 2, ci: null, suppressed: true });
  });
});
