/** Marks in a series from where on something else was asked. */
import { describe, expect, it } from 'vitest';
import type { SeriesBreak } from '../../shared/stats-answer.ts';
import { answeredSite, day } from '../support/http-answered-site.ts';

const asked = answeredSite('2026-11-15T12:00:00Z');

const score = { id: 'score', type: 'nps', text: 'How likely are you to recommend us?', required: true };
const why = { id: 'why', type: 'text', text: 'What is the main reason?', maxLength: 100 };

/** Edits the survey `before` milliseconds ago, to the questions given. */
async function edited(questions: object[], before = day): Promise<void> {
  asked.clock.at -= before;
  await asked.edit(questions);
  asked.clock.at += before;
}

async function breaks(question = 'nps?period=7d'): Promise<SeriesBreak[]> {
  return (await asked.stats(question)).meta.breaks;
}

describe('a break', () => {
  it('says when which question of which survey changed, and how', async () => {
    await edited([{ ...score, text: 'Would you recommend us?' }, why]);
    expect(await breaks()).toEqual([
      {
        at: '2026-11-14T12:00:00.000Z',
        survey: 'checkout',
        version: 2,
        question: 'score',
        change: 'wording',
      },
    ]);
  });

  it.each([
    ['removed', [score], 'why'],
    ['added', [score, why, { id: 'effort', type: 'ces', text: 'Easy?' }], 'effort'],
    ['scale', [{ ...score, type: 'expectation' }, why], 'score'],
  ])('is "%s"', async (change, questions, question) => {
    await edited(questions);
    expect(await breaks('response-rate?period=7d')).toMatchObject([{ change, question }]);
  });

  it('is "options" and "weights" of what has them', async () => {
    const options = (ids: string[]) => ids.map((id) => ({ id, text: id }));
    const items = (weight: number) => [{ id: 'price', text: 'Price', weight }];
    await edited(
      [
        score,
        { id: 'c', type: 'choice', text: 'Which?', options: options(['a', 'b']) },
        { id: 'm', type: 'matrix', text: 'Well?', items: items(1) },
      ],
      2 * day,
    );
    await edited([
      score,
      { id: 'c', type: 'choice', text: 'Which?', options: options(['a', 'b', 'x']) },
      { id: 'm', type: 'matrix', text: 'Well?', items: items(2) },
    ]);
    const found = (await breaks('response-rate?period=7d')).filter(({ version }) => version === 3);
    expect(found.map(({ question, change }) => [question, change])).toEqual([
      ['c', 'options'],
      ['m', 'weights'],
    ]);
  });

  it('is not made by a translation that was added', async () => {
    await edited([{ ...score, text: { en: score.text, de: 'Würden Sie uns empfehlen?' } }, why]);
    expect(await breaks()).toEqual([]);
  });

  it('is told of the question that is asked about, and not of others', async () => {
    await edited([score, { ...why, text: 'Why?' }]);
    expect(await breaks('nps?period=7d&question=score')).toEqual([]);
  });

  it('is told within the range, and not before or after it', async () => {
    await edited([{ ...score, text: 'Would you recommend us?' }, why], 8 * day);
    expect(await breaks()).toEqual([]);
    expect(await breaks('nps?period=28d')).toHaveLength(1);
    expect(await breaks('nps?from=2026-10-01&to=2026-11-01')).toEqual([]);
  });

  it('is no end: the series goes on through it', async () => {
    await asked.scores([9, 9], {}, 3 * day);
    await edited([{ ...score, text: 'Would you recommend us?' }, why]);
    await asked.scores([0]);
    const { results, meta } = await asked.stats('nps?period=7d&interval=day');
    expect(results.map((row) => row.metrics.nps.n)).toEqual([0, 0, 0, 2, 0, 0, 1]);
    expect(meta.breaks).toHaveLength(1);
  });
});
