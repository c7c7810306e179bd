import { expect, it } from 'vitest';
import { bandLabel } from '../../../../dashboard/words/band-label.ts';

it('names the steps that mean the same', () => {
  expect(bandLabel({ tone: 'bad', values: [0, 1, 2] }, { type: 'nps' })).toBe('Bad (0 to 2)');
  expect(bandLabel({ tone: 'mid', values: [4] }, { type: 'csat' })).toBe('In between (4)');
  expect(bandLabel({ tone: 'good', values: [1] }, { type: 'thumbs' })).toBe('Good (Yes)');
});
