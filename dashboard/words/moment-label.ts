import { dateTag } from './language.ts';

/** A moment as the clocks of a zone show it: "22 Nov 2026, 18:54 (Asia/Shanghai)". */
export function momentLabel(moment: Date, zone: string): string {
  const format = new Intl.DateTimeFormat(dateTag(), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone,
  });
  return `${format.format(moment)} (${zone})`;
}
