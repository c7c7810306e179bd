import { expect, it } from 'vitest';
import { arrange } from '../../../../dashboard/data/attention.ts';
import { reportConclusions } from '../../../../dashboard/words/report-conclusions.ts';
import { fall, standing, unanswered } from '../../../support/dashboard-standing.ts';

const rise = { is: 'real', better: true, delta: 20, ci: [6, 34], effect: 0.3 } as const;

it('asks first for what is most urgent, and says what is worth keeping', () => {
  const given = [
    standing({ change: rise, survey: { name: 'Support' } }),
    unanswered(80, { survey: { name: 'Mail' } }),
    standing({ change: fall(0.4), survey: { name: 'Checkout' } }),
  ];
  expect(reportConclusions(arrange(given)).map((sentence) => sentence.split(/[.,] /)[0])).toEqual([
    'Checkout has really fallen',
    'Mail is seen and not answered',
    'Support has really improved',
  ]);
});

it('says so where there is nothing to do', () => {
  expect(reportConclusions(arrange([standing()]))).toEqual([
    expect.stringContaining('Nothing here asks for action'),
  ]);
});
