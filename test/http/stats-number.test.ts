/** One number: each metric from the answers that were just sent, with its interval and what became of all answers. */
import { describe, expect, it } from 'vitest';
import type { Question } from '../../shared/question.ts';
import { answeredSite, day } from '../support/http-answered-site.ts';

const asked = answeredSite('2026-11-15T12:00:00Z');

describe('the NPS', () => {
  it('of API.md: 120 promoters, 50 passives and 30 detractors are 45', async () => {
    await asked.scores([...Array(120).fill(9), ...Array(50).fill(8), ...Array(30).fill(6)]);
    const { results } = await asked.stats('nps');
    expect(results).toHaveLength(1);
    const { nps } = results[0]!.metrics;
    expect(nps).toMatchObject({ value: 45, n: 200, parts: { promoters: 120, passives: 50, detractors: 30 } });
    expect(nps.ci!.map((limit) => Math.round(limit * 10) / 10)).toEqual([34.1, 54.5]);
  });

  it('of nothing is null, and neither 0 nor NaN', async () => {
    const { results } = await asked.stats('nps');
    expect(results[0]!.metrics.nps).toMatchObject({ value: null, n: 0, ci: null });
  });

  it('of one answer has no interval', async () => {
    await asked.scores([10]);
    const { results } = await asked.stats('nps');
    expect(results[0]!.metrics.nps).toMatchObject({ value: 100, n: 1, ci: null });
  });

  it('moves with a response that grows, and stays at its first receipt', async () => {
    const id = '01900000-0000-7000-8000-aaaaaaaaaaaa';
    await asked.answered({ id, complete: false, answers: { score: 0 } }, 2 * day);
    await asked.answered({ id, revision: 1, answers: { score: 10 } });
    expect(await asked.rows('nps?period=day')).toEqual([[undefined, 0]]);
    const { results } = await asked.stats('nps?period=7d');
    expect(results[0]!.metrics.nps).toMatchObject({ value: 100, n: 1 });
  });
});

describe('a metric of one question', () => {
  it.each([
    [
      'csat',
      { type: 'csat' },
      [5, 4, 3, 1],
      { value: 0.5, n: 4, mean: { value: 3.25 }, distribution: { 1: 1, 2: 0, 3: 1, 4: 1, 5: 1 } },
    ],
    ['csat', { type: 'csat', scale: 7 }, [7, 6, 5], { value: 2 / 3, n: 3 }],
    ['csat', { type: 'emoji', scale: 3 }, [3, 2, 1, 3], { value: 0.5, n: 4 }],
    ['csat', { type: 'thumbs' }, [1, 1, 0], { value: 2 / 3, n: 3 }],
    ['csat', { type: 'stars' }, [5, 4, 1], { value: 2 / 3, n: 3 }],
    ['ces', { type: 'ces' }, [7, 5, 3], { value: 5, n: 3, median: 5, sd: 2, easy: { value: 2 / 3 } }],
    ['expectation', { type: 'expectation' }, [0, 10], { value: 5, n: 2, median: 5 }],
    ['rating', { type: 'stars', scale: 10 }, [10, 1, 4], { value: 5, n: 3, median: 4 }],
    ['rating', { type: 'nps' }, [0, 10, 5], { value: 5, n: 3, median: 5, sd: 5 }],
    ['rating', { type: 'ces' }, [7, 7, 1], { value: 5, n: 3, mode: 7 }],
    ['recommendation-rate', { type: 'nps' }, [10, 9, 8, 0], { value: 0.5, n: 4 }],
  ] as [string, { type: Question['type'] }, number[], object][])(
    '%s of %j from %j',
    async (metric, question, values, expected) => {
      await asked.survey(question);
      await asked.answers(
        values.map((q) => ({ q })),
        { survey: 'other' },
      );
      const { results } = await asked.stats(`${metric}?survey=other`);
      expect(results[0]!.metrics[metric as 'csat']).toMatchObject(expected);
    },
  );
});

describe('the shares of a choice', () => {
  const options = ['price', 'speed', 'range'].map((id) => ({ id, text: id }));

  it('of one option each add up to the respondents', async () => {
    await asked.survey({ type: 'choice', options, other: true });
    await asked.answers([{ q: 'speed' }, { q: 'speed' }, { q: 'price' }, { q: { other: 'The people' } }], {
      survey: 'other',
    });
    const { results } = await asked.stats('choices?survey=other');
    expect(results[0]!.metrics.choices).toMatchObject({
      value: 0.5,
      n: 4,
      top: 'speed',
      options: [
        { id: 'price', count: 1, value: 0.25 },
        { id: 'speed', count: 2, value: 0.5 },
        { id: 'range', count: 0, value: 0 },
        { id: '(other)', count: 1, value: 0.25 },
      ],
    });
  });

  it('of several options each are of the respondents, and may come to more than 1', async () => {
    await asked.survey({ type: 'choices', options });
    await asked.answers([{ q: ['price', 'speed'] }, { q: ['price', 'speed'] }, { q: ['price'] }], {
      survey: 'other',
    });
    const { results } = await asked.stats('choices?survey=other');
    const { choices } = results[0]!.metrics;
    expect(choices).toMatchObject({ value: 1, n: 3, top: 'price' });
    expect(choices.options!.map(({ count }) => count)).toEqual([3, 2, 0]);
    expect(choices.options![1]!.ci).toEqual([expect.any(Number), expect.any(Number)]);
  });

  it('that nobody answered have no option on top', async () => {
    await asked.survey({ type: 'choice', options });
    const { results } = await asked.stats('choices?survey=other');
    expect(results[0]!.metrics.choices).toMatchObject({ value: null, n: 0, ci: null, top: null });
  });
});

describe('a matrix', () => {
  const items = [
    { id: 'price', text: 'Price', weight: 3 },
    { id: 'range', text: 'Range' },
  ];

  it('is rated item by item', async () => {
    await asked.survey({ type: 'matrix', items });
    await asked.answers([{ q: { price: 5, range: 1 } }, { q: { price: 4 } }], { survey: 'other' });
    const rating = async (question: string) =>
      (await asked.stats(`rating?survey=other&question=${question}`)).results[0]!.metrics.rating;
    expect(await rating('q.price')).toMatchObject({ value: 4.5, n: 2 });
    expect(await rating('q.range')).toMatchObject({ value: 1, n: 1, ci: null });
  });

  it('named by itself pools its items, which stand on one scale', async () => {
    await asked.survey({ type: 'matrix', items });
    await asked.answers([{ q: { price: 5, range: 1 } }], { survey: 'other' });
    const { results } = await asked.stats('rating?survey=other&question=q');
    expect(results[0]!.metrics.rating).toMatchObject({ value: 3, n: 2 });
  });

  it('gives an index of those who answered every item, by their weights', async () => {
    await asked.survey({ type: 'matrix', items });
    await asked.answers(
      // 100 · (3·(5−1) + 1·(1−1)) / (4·4) = 75; 100 · (3·2 + 1·2) / 16 = 50; the third left one open.
      [{ q: { price: 5, range: 1 } }, { q: { price: 3, range: 3 } }, { q: { price: 1 } }],
      { survey: 'other' },
    );
    const { results, meta } = await asked.stats('index?survey=other');
    expect(results[0]!.metrics.index).toMatchObject({ value: 62.5, n: 2, sd: Math.sqrt(312.5) });
    expect(meta.coverage.counted).toBe(3);
  });
});

describe('the response rate', () => {
  it('goes step by step from view to comment, of the widget alone', async () => {
    await asked.steps('viewed', 10);
    await asked.steps('viewed', 90, { channel: 'mail' });
    await asked.steps('opened', 8);
    await asked.steps('started', 6);
    await asked.answers([{ score: 9, why: 'Fast' }, { score: 9 }], { channel: 'widget' });
    await asked.scores([9], { channel: 'mail' });
    const { results } = await asked.stats('response-rate');
    expect(results[0]!.metrics['response-rate']).toMatchObject({
      value: 0.2,
      n: 10,
      steps: [
        { from: 'viewed', to: 'opened', value: 0.8, n: 10 },
        { from: 'opened', to: 'started', value: 0.75, n: 8 },
        { from: 'started', to: 'submitted', value: 1 / 3, n: 6 },
        { from: 'submitted', to: 'commented', value: 0.5, n: 2 },
      ],
    });
  });
});

describe('the complaint rate', () => {
  it('is complaints per 1,000 views, by the rule that it tells', async () => {
    await asked.steps('viewed', 400);
    await asked.steps('viewed', 100, { channel: 'mail' });
    await asked.answers([
      { score: 6, why: 'Slow' },
      { score: 0, why: 'Broken' },
      { score: 0 },
      { score: 9, why: 'Good' },
    ]);
    const { results, meta } = await asked.stats('complaint-rate');
    expect(results[0]!.metrics['complaint-rate']).toMatchObject({ value: 4, n: 500, complaints: 2 });
    expect(meta.complaintRule).toContain('a recommendation of 0 to 6');
    expect(meta.complaintRule).toContain('where it has a comment');
  });

  it('by channel sets each channel’s complaints against its own views', async () => {
    await asked.steps('viewed', 200);
    await asked.steps('viewed', 50, { channel: 'mail' });
    await asked.answers([{ score: 3, why: 'Slow' }], { channel: 'widget' });
    await asked.answers(
      [
        { score: 3, why: 'Slow' },
        { score: 2, why: 'Dear' },
      ],
      { channel: 'mail' },
    );
    const { results } = await asked.stats('complaint-rate?breakdown=channel');
    expect(results.map((row) => [row.dimensions, row.metrics['complaint-rate']])).toEqual([
      [{ channel: 'widget' }, expect.objectContaining({ value: 5, n: 200, complaints: 1 })],
      [{ channel: 'mail' }, expect.objectContaining({ value: 40, n: 50, complaints: 2 })],
    ]);
  });

  it('of complaints without a view has no value, and still says how many there were', async () => {
    await asked.answers([{ score: 3, why: 'Slow' }]);
    const { results } = await asked.stats('complaint-rate');
    expect(results[0]!.metrics['complaint-rate']).toMatchObject({
      value: null,
      n: 0,
      ci: null,
      complaints: 1,
    });
  });
});

describe('beside a number', () => {
  it('stands how many were left out as test, flagged or partial', async () => {
    await asked.scores([10, 10]);
    await asked.answered({ answers: { score: 0 }, test: true });
    await asked.answered({ answers: { score: 0 }, trap: 'x' });
    await asked.answered({ answers: { why: 'Hm' }, complete: false });
    const { results, meta } = await asked.stats('nps');
    expect(results[0]!.metrics.nps).toMatchObject({ value: 100, n: 2 });
    expect(meta.coverage).toEqual({
      received: 5,
      duplicates: 0,
      test: 1,
      archived: 0,
      bots: 0,
      flagged: 1,
      partial: 1,
      counted: 2,
    });
  });

  it('stands the question as it was understood', async () => {
    expect(
      await asked.stats('nps?survey=checkout&question=score&period=7d&tz=Asia/Tokyo&filter[page]=/a'),
    ).toMatchObject({
      query: {
        metrics: ['nps'],
        site: asked.site.id,
        survey: 'checkout',
        question: 'score',
        period: '7d',
        from: '2026-11-08T15:00:00.000Z',
        to: '2026-11-15T15:00:00.000Z',
        tz: 'Asia/Tokyo',
        filter: { page: { is: ['/a'] } },
      },
      meta: { generatedAt: '2026-11-15T12:00:00.000Z', timezone: 'Asia/Tokyo', warnings: [] },
    });
  });
});
