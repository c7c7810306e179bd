import { expect, it } from 'vitest';
import { readRetention, retentionFaults } from '../../../../dashboard/data/retention-fields.ts';

it('reads days, and nothing as for ever', () => {
  expect(readRetention({ answers: '365', comments: '30', audit: '' })).toEqual({
    answers: '365d',
    comments: '30d',
    audit: null,
  });
});

it.each(['0', '10000', '1y', '-1', '1.5', '365d'])('finds fault with %j', (answers) => {
  expect(Object.keys(retentionFaults({ answers, comments: '', audit: '7' }))).toEqual(['answers']);
});
