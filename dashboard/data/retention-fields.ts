import type { Retained, Retention } from '../../shared/retention.ts';
import { say } from '../words/say.ts';

/** Days, as they are typed; empty: for ever. */
export type RetentionFields = Record<Retained, string>;

export function readRetention({ answers, comments, audit }: RetentionFields): Retention {
  return { answers: termOf(answers), comments: termOf(comments), audit: termOf(audit) };
}

/** What is wrong with them, by field. */
export function retentionFaults(fields: RetentionFields): Record<string, string> {
  const wrong = Object.entries(fields).filter(([, days]) => !/^(?:[1-9]\d{0,3})?$/.test(days));
  return Object.fromEntries(
    wrong.map(([name]) => [name, say('Write a whole number of days from 1 to 9,999, or nothing.')]),
  );
}

function termOf(days: string): string | null {
  return days === '' ? null : `${Number(days)}d`;
}
