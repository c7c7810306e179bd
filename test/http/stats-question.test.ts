/** Which questions a number is of: those of one type and scale together, through every version of the survey. */
import { describe, expect, it } from 'vitest';
import { answeredSite } from '../support/http-answered-site.ts';
import { problemLine } from '../support/http-problem.ts';
import { ask, createSurvey } from '../support/http-site.ts';

const asked = answeredSite('2026-11-15T12:00:00Z');

describe('several questions', () => {
  it('of one type and scale are pooled', async () => {
    await createSurvey(asked.server, asked.site, { slug: 'second' });
    await asked.scores([9]);
    await asked.scores([0], { survey: 'second' });
    const { results } = await asked.stats('nps');
    expect(results[0]!.metrics.nps).toMatchObject({ value: 0, n: 2 });
  });

  it('of different scales are not: the question has to be named', async () => {
    await createSurvey(asked.server, asked.site, {
      slug: 'two',
      questions: [
        { id: 'five', type: 'csat', text: 'Well?' },
        { id: 'seven', type: 'csat', text: 'Well?', scale: 7 },
      ],
    });
    await asked.answers([{ five: 5, seven: 1 }], { survey: 'two' });
    expect(problemLine(await ask(asked.server, asked.site, 'csat?survey=two'))).toBe(
      '422 question_required question',
    );
    const { results } = await asked.stats('csat?survey=two&question=five');
    expect(results[0]!.metrics.csat).toMatchObject({ value: 1, n: 1 });
  });

  it('of choice are not pooled either: their options are not the same', async () => {
    const options = ['a', 'b'].map((id) => ({ id, text: id }));
    await createSurvey(asked.server, asked.site, {
      slug: 'two',
      questions: [
        { id: 'one', type: 'choice', text: 'Which?', options },
        { id: 'many', type: 'choices', text: 'Which?', options },
      ],
    });
    expect(problemLine(await ask(asked.server, asked.site, 'choices?survey=two'))).toBe(
      '422 question_required question',
    );
  });
});

describe('an edit of the survey', () => {
  it('keeps one series: what was answered before counts on', async () => {
    await asked.scores([9, 9, 9]);
    await asked.edit([{ id: 'score', type: 'nps', text: 'Would you recommend us?' }]);
    await asked.scores([0]);
    const { results } = await asked.stats('nps');
    expect(results[0]!.metrics.nps).toMatchObject({ value: 50, n: 4 });
  });

  it('that takes a question away leaves its answers in the numbers', async () => {
    await asked.scores([9, 9, 9]);
    await asked.edit([{ id: 'why', type: 'text', text: 'Why?' }]);
    expect(await asked.rows('nps')).toEqual([[undefined, 3]]);
  });

  it('that takes an option away leaves it in the shares, after those that there are', async () => {
    const options = (ids: string[]) => ids.map((id) => ({ id, text: id }));
    await asked.survey({ type: 'choice', options: options(['price', 'speed', 'range']) });
    await asked.answers([{ q: 'price' }, { q: 'speed' }], { survey: 'other' });
    await asked.edit(
      [{ id: 'q', type: 'choice', text: 'Well?', options: options(['speed', 'range']) }],
      'other',
    );
    await asked.answers([{ q: 'speed' }], { survey: 'other' });
    const { results } = await asked.stats('choices?survey=other');
    expect(results[0]!.metrics.choices.options!.map(({ id, count }) => [id, count])).toEqual([
      ['speed', 2],
      ['range', 0],
      ['price', 1],
    ]);
  });

  it('that changes the type makes another question of it: it has to be named by its version', async () => {
    await asked.survey({ type: 'emoji' });
    await asked.answers([{ q: 5 }], { survey: 'other' });
    await asked.edit([{ id: 'q', type: 'thumbs', text: 'Well?' }], 'other');
    await asked.answers([{ q: 0 }], { survey: 'other' });
    expect(problemLine(await ask(asked.server, asked.site, 'csat?survey=other'))).toBe(
      '422 question_required question',
    );
    const { results } = await asked.stats('csat?survey=other&filter[version]=1');
    expect(results[0]!.metrics.csat).toMatchObject({ value: 1, n: 1 });
  });

  it('that changes the weights of an index scores each response by those of its own version', async () => {
    const items = (price: number, range: number) => [
      { id: 'price', text: 'Price', weight: price },
      { id: 'range', text: 'Range', weight: range },
    ];
    await asked.survey({ type: 'matrix', items: items(3, 1) });
    await asked.answers([{ q: { price: 5, range: 1 } }], { survey: 'other' });
    asked.clock.at += 60_000;
    await asked.edit([{ id: 'q', type: 'matrix', text: 'Well?', items: items(1, 3) }], 'other');
    await asked.answers([{ q: { price: 5, range: 1 } }], { survey: 'other' });
    const { results, meta } = await asked.stats('index?survey=other');
    // 75 by the old weights, 25 by the new.
    expect(results[0]!.metrics.index).toMatchObject({ value: 50, n: 2 });
    expect(meta.breaks).toMatchObject([{ survey: 'other', version: 2, question: 'q', change: 'weights' }]);
    const versions = (await asked.stats('index?survey=other&breakdown=version')).results;
    expect(versions.map((row) => [row.dimensions, row.metrics.index.n])).toEqual([
      [{ version: '1' }, 1],
      [{ version: '2' }, 1],
    ]);
  });
});
