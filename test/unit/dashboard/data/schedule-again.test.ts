import { expect, it } from 'vitest';
import type { ScheduleAnswer } from '../../../../client/index.ts';
import { scheduleAgain } from '../../../../dashboard/data/schedule-again.ts';

it('asks for the same, and for nothing that the server says of it', () => {
  const fields = {
    site: 's1',
    name: 'Nightly',
    format: 'csv',
    choose: { survey: 'checkout', commented: true },
    every: 'day',
    hour: 3,
    span: 'new',
    keep: 30,
  } as const;
  const removed: ScheduleAnswer = {
    ...fields,
    id: 'x',
    paused: false,
    files: 'shop_checkout',
    running: null,
    last: null,
    nextAt: null,
    createdAt: '',
    updatedAt: '',
  };
  expect(scheduleAgain(removed)).toEqual(fields);
});
