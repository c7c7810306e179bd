import { expect, it } from 'vitest';
import { standingsOf } from '../../../../dashboard/data/standing.ts';
import type { MetricValues } from '../../../../shared/metric-value.ts';
import type { StatsAnswer } from '../../../../shared/stats-answer.ts';
import type { Survey } from '../../../../shared/survey.ts';

function survey(slug: string, type = 'nps'): Survey {
  return { slug, status: 'live', questions: [{ id: 'q', type, text: 'How was it?' }] } as unknown as Survey;
}

function answer(counted: number, metrics: Partial<MetricValues> = {}) {
  return { loading: false, data: { results: [{ metrics }], meta: { coverage: { counted } } } as StatsAnswer };
}

function fallen(pUnadjusted: number) {
  const previous = { value: 40, n: 90, ci: null };
  const nps = { value: 20, n: 80, ci: null, previous, delta: -20, deltaCi: [-34, -6], pUnadjusted };
  return answer(82, { nps } as Partial<MetricValues>);
}

function bySurvey(slug: string, metric: string, value: object) {
  return { results: [{ dimensions: { survey: slug }, metrics: { [metric]: value } }] };
}

const site = {
  reach: bySurvey('a', 'response-rate', { value: 0.2, n: 400, ci: [0.16, 0.24], steps: [] }),
  complaints: bySurvey('a', 'complaint-rate', { value: 30, n: 400, ci: null, complaints: 12 }),
} as unknown as Parameters<typeof standingsOf>[1];

it('judges the changes of all surveys together', () => {
  const alone = standingsOf([{ survey: survey('a'), answer: fallen(0.04) }], site);
  expect(alone.map(({ change }) => change.is)).toEqual(['real']);
  const both = [0.04, 0.6].map((p) => ({ survey: survey('a'), answer: fallen(p) }));
  expect(standingsOf(both, site).map(({ change }) => change.is)).toEqual(['unclear', 'unclear']);
});

it('brings together what is known of the survey and of the site', () => {
  const [found] = standingsOf([{ survey: survey('a'), answer: fallen(0.04) }], site);
  expect(found).toMatchObject({
    question: { id: 'q', metric: 'nps' },
    value: { value: 20, n: 80 },
    answers: 82,
    before: 90,
    reach: { viewed: 400, rate: 0.2 },
    complaints: { complaints: 12 },
  });
});

it('has no score of a survey that asks for words alone, but counts its answers', () => {
  const [found] = standingsOf([{ survey: survey('b', 'text'), answer: answer(7) }], site);
  expect(found).toMatchObject({
    question: undefined,
    value: undefined,
    change: { is: 'none' },
    answers: 7,
    before: null,
    reach: { viewed: 0 },
  });
});

it('keeps the failure of one survey beside the others', () => {
  const failed = { survey: survey('a'), answer: { loading: false, error: new Error('offline') } };
  const [found, other] = standingsOf([failed, { survey: survey('a'), answer: fallen(0.04) }], site);
  expect(found?.error).toEqual(new Error('offline'));
  expect(other?.change.is).toBe('real');
});
