import { expect, test } from 'vitest';
import { answersOfCells } from '../../../../server/storage/answers-of-cells.ts';

test('gives back what conditions ask of: ratings, options and items', () => {
  const cells = [
    { countKey: 'score:nps:10', counter: 3 },
    { countKey: 'pay:choice:0', counter: 0 },
    { countKey: 'pay:choice:0:card', counter: 0 },
    { countKey: 'tags:choices:0', counter: 0 },
    { countKey: 'tags:choices:0:fast', counter: 0 },
    { countKey: 'tags:choices:0:(other)', counter: 0 },
    { countKey: 'care.speed:matrix:5', counter: 4 },
    { countKey: 'care.staff:matrix:5', counter: 1 },
    { countKey: 'search:kano:6', counter: 2 },
  ];
  expect(Object.fromEntries(answersOfCells(cells))).toEqual({
    score: 3,
    pay: ['card'],
    tags: ['fast', { other: '' }],
    care: { speed: 4, staff: 1 },
    search: 2,
  });
});
