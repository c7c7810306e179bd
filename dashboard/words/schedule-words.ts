import type { ScheduleAnswer, ScheduleSpan, ScheduleTurn } from '../../shared/export-schedule.ts';
import { dateTag } from './language.ts';
import { momentLabel } from './moment-label.ts';
import { say } from './say.ts';

/** When an export can be made. */
export const whenNames: Readonly<Record<'now' | ScheduleTurn, string>> = {
  now: say('Once, now'),
  day: say('Every day'),
  week: say('Every Monday'),
  month: say('On the first of every month'),
};

/** What each file of a schedule can have. */
export const spanNames: Readonly<Record<ScheduleSpan, string>> = {
  new: say('What came in since the file before, in whole days'),
  all: say('Everything, each time'),
};

/** An hour of the day as clocks show it: "03:00". */
export function hourLabel(hour: number): string {
  const format = new Intl.DateTimeFormat(dateTag(), { timeStyle: 'short', timeZone: 'UTC' });
  return format.format(new Date(Date.UTC(2026, 0, 1, hour)));
}

/** When its turn comes: "Every day at 03:00". */
export function turnWords({ every, hour }: Pick<ScheduleAnswer, 'every' | 'hour'>): string {
  const at = hourLabel(hour);
  switch (every) {
    case 'day':
      return say('Every day at {at}', { at });
    case 'week':
      return say('Every Monday at {at}', { at });
    case 'month':
      return say('On the first of every month at {at}', { at });
  }
}

/** What comes next, and what became of it last. */
export function scheduleStanding(schedule: ScheduleAnswer, zone: string): string[] {
  const { running, paused, nextAt, last } = schedule;
  const moment = (text: string) => momentLabel(new Date(text), zone);
  return [
    running
      ? say('Its file is being made')
      : paused || nextAt === null
        ? say('Paused')
        : say('next {when}', { when: moment(nextAt) }),
    ...(last?.file
      ? [
          say('last {when}: {file}, {count, plural, one {# response} other {# responses}}', {
            when: moment(last.at),
            file: last.file,
            count: last.responses,
          }),
        ]
      : []),
  ];
}
