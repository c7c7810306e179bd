import { describe, expect, it } from 'vitest';
import type { ScheduleAnswer } from '../../../../client/index.ts';
import { scheduleStanding, turnWords } from '../../../../dashboard/words/schedule-words.ts';

it.each([
  ['day', 'Every day at 03:00'],
  ['week', 'Every Monday at 03:00'],
  ['month', 'On the first of every month at 03:00'],
] as const)('says when its turn is: every %s', (every, words) => {
  expect(turnWords({ every, hour: 3 })).toBe(words);
});

describe('says how it stands', () => {
  const schedule = {
    running: null,
    paused: false,
    nextAt: '2026-11-24T02:00:00.000Z',
    last: null,
  } as ScheduleAnswer;
  const last = { at: '2026-11-23T02:00:00.000Z', file: 'shop_2026-11-22.csv', responses: 1, error: null };

  it.each([
    ['that waits for its turn', {}, ['next 24 Nov 2026, 03:00 (Europe/Berlin)']],
    ['that is made', { running: 'an export' }, ['Its file is being made']],
    ['that is paused', { paused: true, nextAt: null }, ['Paused']],
    [
      'that has written a file',
      { last },
      [
        'next 24 Nov 2026, 03:00 (Europe/Berlin)',
        'last 23 Nov 2026, 03:00 (Europe/Berlin): shop_2026-11-22.csv, 1 response',
      ],
    ],
    [
      'that has failed, whose reason stands elsewhere',
      { last: { ...last, file: null, error: 'no room' } },
      ['next 24 Nov 2026, 03:00 (Europe/Berlin)'],
    ],
  ] as [string, Partial<ScheduleAnswer>, string[]][])('%s', (_name, fields, words) => {
    expect(scheduleStanding({ ...schedule, ...fields }, 'Europe/Berlin')).toEqual(words);
  });
});
