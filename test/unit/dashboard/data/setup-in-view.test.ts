import { expect, it } from 'vitest';
import { setupInView } from '../../../../dashboard/data/setup-in-view.ts';
import type { View } from '../../../../dashboard/data/view.ts';

const span: View['span'] = { period: '28d' };
const surveys = [{ slug: 'checkout' }];

it.each([
  ['a site without a survey begins with one', {}, [], 'new'],
  ['a survey that does not exist is not begun by chance', { survey: 'gone' }, [], undefined],
  ['a survey has its numbers', { survey: 'checkout' }, surveys, undefined],
  ['a survey is installed', { page: 'install', survey: 'checkout' }, surveys, 'install'],
  ['what does not exist is not installed', { page: 'install', survey: 'gone' }, surveys, undefined],
  ['nothing named is not installed', { page: 'install' }, surveys, undefined],
  ['a site without a survey installs none', { page: 'install' }, [], 'new'],
  ['another survey', { page: 'new' }, surveys, 'new'],
  ['another site', { page: 'new-site' }, surveys, 'new-site'],
] as const)('%s', (_, view, existing, setup) => {
  expect(setupInView({ ...view, span }, existing)).toBe(setup);
});
