import { expect, test } from 'vitest';
import { catalogue } from '../../../../server/stats/catalogue.ts';
import { metrics } from '../../../../shared/metric.ts';

test('every metric stands in the catalogue once, and after them the sample size', () => {
  expect(catalogue.map(({ id }) => id)).toEqual([...Object.keys(metrics), 'sample-size']);
});

test('unit, direction, label and questions are those of the metric', () => {
  expect(catalogue.find(({ id }) => id === 'csat')).toMatchObject({
    label: 'Customer satisfaction',
    unit: 'share',
    direction: 'up',
    questions: ['csat', 'emoji', 'thumbs', 'stars'],
  });
});

test.each(catalogue)(
  '$id says what it is, how it is reckoned, where it comes from and what it does not say',
  (metric) => {
    for (const text of [metric.definition, metric.formula, metric.source, metric.example, metric.caution]) {
      expect(text).toMatch(/^.{10,}$/);
    }
    expect(metric.version).toBe(1);
  },
);

test('no metric has an interval of fewer than two answers', () => {
  for (const { id, minimumN } of catalogue.slice(0, -1)) expect([id, minimumN]).toEqual([id, 2]);
});

test('the parameters are those that the query takes', () => {
  expect(catalogue.find(({ id }) => id === 'nps')!.parameters).toEqual(
    expect.arrayContaining([
      'site',
      'question',
      'period',
      'from',
      'to',
      'interval',
      'tz',
      'breakdown',
      'filter',
    ]),
  );
});

test.each(['response-rate', 'complaint-rate'])(
  '%s belongs to the survey, not to one of its questions',
  (name) => {
    expect(catalogue.find(({ id }) => id === name)!.parameters).not.toContain('question');
  },
);

test('a sample size has parameters of its own', () => {
  const { parameters, unit, direction } = catalogue.find(({ id }) => id === 'sample-size')!;
  expect(parameters).toEqual(expect.arrayContaining(['of', 'margin', 'population', 'power']));
  expect(parameters).not.toContain('site');
  expect({ unit, direction }).toEqual({ unit: 'answers', direction: 'none' });
});
