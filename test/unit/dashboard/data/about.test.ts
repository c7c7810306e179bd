import { expect, it } from 'vitest';
import { concerns } from '../../../../dashboard/data/about.ts';

it.each([
  ['an answer of its survey', { survey: 'checkout', what: ['responses'] }, true],
  ['an answer of another survey', { survey: 'delivery', what: ['responses'] }, false],
  ['an answer of something else', { survey: 'checkout', what: ['funnel'] }, false],
  [
    'an answer of several things, one of them changed',
    { survey: 'checkout', what: ['funnel', 'responses'] },
    true,
  ],
  ['an answer of the whole site', { what: ['responses'] }, true],
  ['an answer of something else of the whole site', { what: ['site'] }, false],
] as const)('a response to "checkout" concerns or spares %s', (_, about, concerned) => {
  expect(concerns({ surveys: ['checkout'], what: ['responses'] }, about)).toBe(concerned);
});
