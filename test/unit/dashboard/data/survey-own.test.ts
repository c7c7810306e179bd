import { expect, it } from 'vitest';
import { brokenDownBy, dimensionInView, surveyDimensions } from '../../../../dashboard/data/survey-own.ts';

const dimensions = surveyDimensions({ attributes: { plan: { type: 'string' } } });

it('offers what the site declares, and not the rating itself', () => {
  const names = dimensions.map(({ name }) => name);
  expect(names).toContain('plan');
  expect(names).not.toContain('rating');
});

it.each([
  [undefined, 'page'],
  ['breakdown=device', 'device'],
  ['breakdown=plan', 'plan'],
  ['breakdown=rating', 'page'],
  ['breakdown=constructor', 'page'],
])('of %s the breakdown is by %s', (own, dimension) => {
  expect(dimensionInView(own === undefined ? {} : { own }, dimensions)).toBe(dimension);
});

it('stands in the address of the same view', () => {
  expect(brokenDownBy({ survey: 'checkout', span: { period: '7d' } }, 'device')).toEqual({
    survey: 'checkout',
    span: { period: '7d' },
    own: 'breakdown=device',
  });
});
