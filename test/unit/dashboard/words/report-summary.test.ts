import { expect, it } from 'vitest';
import { reportSummary } from '../../../../dashboard/words/report-summary.ts';
import { fall, standing, unanswered } from '../../../support/dashboard-standing.ts';

const month = { period: '28d' } as const;

it('says how much was answered, what has changed, what has not and what cannot be told', () => {
  const given = [
    standing({ change: fall(0.4), survey: { name: 'Checkout' } }),
    standing(),
    standing(),
    standing({ change: { is: 'few', n: 3, before: 2 }, answers: 3 }),
    unanswered(50),
  ];
  expect(reportSummary(given, month)).toEqual([
    '303 answers were counted in the last 28 days, in 4 surveys.',
    'Checkout: Down 20 points, a real change, between −34 and\u00a0−6.',
    'The scores of 2 surveys have changed no more than chance would bring.',
    '1 survey has too few answers, now or before, to tell a change.',
  ]);
});

it('says more complaints', () => {
  const complaints = { value: 30, n: 400, ci: null, complaints: 12, delta: 22, significant: true };
  const previous = { value: 8, n: 300, ci: null, complaints: 2 };
  const given = [standing({ complaints: { ...complaints, previous } })];
  expect(reportSummary(given, month)[1]).toBe(
    'Checkout: More complaints, 30 per 1,000 views, 8 before: a real change.',
  );
});

it('says nothing of scores where nothing was answered', () => {
  expect(reportSummary([unanswered(50)], month)).toEqual(['No answer was counted in the last 28 days.']);
});
