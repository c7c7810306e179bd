import { expect, it } from 'vitest';
import { readEntrance } from '../../../../dashboard/data/entrance.ts';

it('is a link, or why nobody was signed in', () => {
  expect(readEntrance('#/join?token=abc-_1')).toEqual({ token: 'abc-_1' });
  expect(readEntrance('#/sign-in?problem=unknown')).toEqual({ problem: 'unknown' });
});

it.each([
  '',
  '#',
  '#/join',
  '#/join?token=',
  '#/elsewhere?token=abc',
  '#/sign-in?problem=made-up',
  '#/sign-in?token=a',
])('is nothing for %s', (hash) => {
  expect(readEntrance(hash)).toEqual({});
});
