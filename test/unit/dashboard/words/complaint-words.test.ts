import { expect, it } from 'vitest';
import { complaintWords } from '../../../../dashboard/words/complaint-words.ts';

it('tells a rise of complaints by their rates, now and before', () => {
  const previous = { value: 8.24, n: 380, ci: null };
  expect(complaintWords({ value: 30, n: 400, ci: null, complaints: 12, previous })).toEqual({
    lead: 'More complaints',
    rest: '30 per 1,000 views, 8.2 before: a real change',
  });
});
