import { z } from 'zod';

const units = { d: 86_400_000, h: 3_600_000, m: 60_000 } as const;

/** A stretch of time as it is written over REST. */
export const durationText = z
  .string()
  .regex(/^[1-9]\d{0,3}[dhm]$/, 'must be a duration like "90d", "12h" or "30m"');

/** Milliseconds of a duration like "90d", "12h" or "30m". */
export function duration(text: string): number {
  return Number(text.slice(0, -1)) * units[text.slice(-1) as keyof typeof units];
}
