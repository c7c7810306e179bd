import { expect, it } from 'vitest';
import { exploreView } from '../../../../dashboard/data/explore-view.ts';

const view = { site: 's1', survey: 'checkout', span: { period: '7d' as const }, own: 'breakdown=page' };
const explored = { metric: 'nps' as const, question: 'score', dimension: 'page', value: '/cart' };

it('asks for the one value by itself, against the period before', () => {
  expect(exploreView(view, explored)).toEqual({
    ...view,
    page: 'explore',
    own: 'metric=nps&question=score&compare=previous&filter[page]=/cart',
  });
});

it('compares all time with nothing', () => {
  expect(exploreView({ ...view, span: { period: 'all' } }, explored)?.own).not.toContain('compare');
});

it.each(['(other)', '/a,b'])('leads nowhere from %s, which an address cannot ask for', (value) => {
  expect(exploreView(view, { ...explored, value })).toBeUndefined();
});
