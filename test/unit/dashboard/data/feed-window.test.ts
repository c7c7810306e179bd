import { expect, it } from 'vitest';
import { feedWindow } from '../../../../dashboard/data/feed-window.ts';

const heights = Array(100).fill(5000);

it('at the top the first page is drawn, and the places of the others are kept', () => {
  expect(feedWindow(heights, 0, 900)).toEqual({ first: 0, last: 0, before: 0, after: 99 * 5000 });
});

it('near the end of a page the next is drawn, too', () => {
  expect(feedWindow(heights, 4000, 4900)).toMatchObject({ first: 0, last: 1 });
});

it('in the middle there is what is seen, and what is near above and below', () => {
  expect(feedWindow(heights, 250_500, 251_400)).toEqual({
    first: 49,
    last: 50,
    before: 49 * 5000,
    after: 49 * 5000,
  });
});

it('however far one scrolls, one page is drawn', () => {
  expect(feedWindow(heights, 9_000_000, 9_000_900)).toMatchObject({ first: 99, last: 99, after: 0 });
});

it('of no page nothing is drawn', () => {
  expect(feedWindow([], 0, 900)).toEqual({ first: 0, last: 0, before: 0, after: 0 });
});
