import { expect, test } from 'vitest';
import { catalogue } from '../../../../server/stats/catalogue.ts';
import { metrics } from '../../../../shared/metric.ts';

test('every metric stands in the catalogue once', () => {
  expect(catalogue.map(({ id }) => id)).toEqual(Object.keys(metrics));
});

test('unit, direction, label and questions are those of the metric', () => {
  expect(catalogue.find(({ id }) => id === 'csat')).toMatchObject({
    label: 'Customer satisfaction',
    unit: 'share',
    direction: 'up',
    questions: ['csat', 'emoji', 'thumbs', 'stars'],
  });
});

test.each(catalogue)('$id has a definition and a source', ({ definition, source }) => {
  expect(definition).not.toBe('');
  expect(source).not.toBe('');
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

test('views are not asked by question', () => {
  expect(catalogue.find(({ id }) => id === 'response-rate')!.parameters).not.toContain('question');
});
