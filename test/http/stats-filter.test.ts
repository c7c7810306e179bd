/** A number of some of the answers: each way to filter, and several at once. */
import { beforeEach, describe, expect, it } from 'vitest';
import { answeredSite } from '../support/http-answered-site.ts';
import { createSurvey } from '../support/http-site.ts';

const asked = answeredSite('2026-11-15T12:00:00Z');

async function n(question: string): Promise<number> {
  const [[, found]] = (await asked.rows(question)) as [[undefined, number]];
  return found;
}

describe('a filter', () => {
  it('counts what has the value, and its coverage is of that alone', async () => {
    await asked.scores([9, 9], { route: '/a' });
    await asked.scores([0], { route: '/b' });
    const { results, meta, query } = await asked.stats('nps?filter[page]=/a');
    expect(results[0]!.metrics.nps).toMatchObject({ value: 100, n: 2 });
    expect(meta.coverage).toMatchObject({ received: 2, counted: 2 });
    expect(query.filter).toEqual({ page: { is: ['/a'] } });
  });

  it('by a value that never came is of nothing', async () => {
    await asked.scores([9], { route: '/a' });
    expect(await n('nps?filter[page]=/never')).toBe(0);
  });

  it('by a value that shares its counts finds its own answers in the rows', async () => {
    for (let i = 0; i < 203; i++) await asked.scores([9], { touchpoint: `t${i}` });
    const { results, meta } = await asked.stats('nps?filter[touchpoint]=t202');
    expect(results[0]!.metrics.nps.n).toBe(1);
    expect(meta.plan[0]).toMatchObject({
      source: 'rows',
      reason: expect.stringContaining('"t202" is too rare'),
    });
  });
});

describe('of pages, languages and attributes', () => {
  beforeEach(async () => {
    await asked.scores([9, 9], { route: '/pricing', language: 'en', attributes: { plan: 'pro', orders: 1 } });
    await asked.scores([9, 9, 9], { route: '/Pricing/old', attributes: { plan: 'free', orders: 10 } });
    await asked.scores([0], { route: '/cart', language: 'de', attributes: { plan: 'pro', orders: 2.5 } });
    await asked.scores([0, 0, 0, 0]);
  });

  it.each([
    ['filter[page]=/pricing', 2],
    ['filter[page]=/pricing,/cart', 3],
    ['filter[page]=/pricing,/pricing', 2],
    ['filter[page]=/pricing&filter[page]=/cart', 3],
    ['filter[page][is]=/cart', 1],
    ['filter[page]=(none)', 4],
    ['filter[page]=/cart,(none)', 5],
    ['filter[page][not]=/pricing', 8],
    ['filter[page][not]=/pricing,(none)', 4],
    ['filter[page][contains]=PRICING', 5],
    ['filter[page][contains]=old,cart', 4],
    ['filter[orders][gte]=2.5', 4],
    ['filter[orders][lte]=2.5', 3],
    ['filter[orders][gte]=2&filter[orders][lte]=9', 1],
    ['filter[orders]=10', 3],
    ['filter[rating]=9,0', 10],
    ['filter[rating][lte]=6', 5],
    ['filter[plan]=pro&filter[page]=/cart', 1],
    ['filter[plan]=pro&filter[page][not]=/cart&filter[language][contains]=e', 2],
  ])('%s leaves %i answers', async (filters, count) => {
    expect(await n(`nps?${filters}`)).toBe(count);
    expect((await asked.stats(`nps?${filters}`)).meta.coverage.counted).toBe(count);
  });

  it('it stands beside a breakdown', async () => {
    expect(await asked.rows('nps?filter[plan]=pro,free&breakdown=page')).toEqual([
      ['/Pricing/old', 3],
      ['/pricing', 2],
      ['/cart', 1],
    ]);
  });

  it('it is echoed by what it compares', async () => {
    const { query } = await asked.stats(
      'nps?filter[orders][gte]=2&filter[orders][lte]=9&filter[page][not]=/a,/b',
    );
    expect(query.filter).toEqual({ orders: { gte: ['2'], lte: ['9'] }, page: { not: ['/a', '/b'] } });
  });
});

describe('of surveys and versions', () => {
  it('chooses surveys', async () => {
    await createSurvey(asked.server, asked.site, { slug: 'second' });
    await asked.scores([9]);
    await asked.scores([0, 0], { survey: 'second' });
    expect(await n('nps?filter[survey]=second')).toBe(2);
    expect(await n('nps?filter[survey]=second,checkout')).toBe(3);
    expect(await n('nps?filter[survey][not]=second')).toBe(1);
    expect(await n('nps?filter[survey][contains]=CHECK')).toBe(1);
  });

  it('chooses versions', async () => {
    await asked.scores([9]);
    await asked.edit([{ id: 'score', type: 'nps', text: 'Would you recommend us?' }]);
    await asked.scores([0, 0]);
    expect(await n('nps?filter[version]=1')).toBe(1);
    expect(await n('nps?filter[version]=2')).toBe(2);
    expect(await n('nps?filter[version]=1,2')).toBe(3);
    expect(await n('nps?filter[version][gte]=2')).toBe(2);
    expect(await n('nps?filter[version][not]=2')).toBe(1);
  });
});
