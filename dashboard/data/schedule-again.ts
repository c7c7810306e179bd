import type { ScheduleAnswer, ScheduleInput } from '../../client/index.ts';

/** What makes a schedule that was removed once more. */
export function scheduleAgain({
  site,
  name,
  format,
  choose,
  every,
  hour,
  span,
  keep,
}: ScheduleAnswer): ScheduleInput {
  return { site, name, format, choose: choose as ScheduleInput['choose'], every, hour, span, keep };
}
