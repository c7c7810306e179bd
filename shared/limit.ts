import { z } from 'zod';

/** The `limit` of a query string: a whole number in plain digits, from 1 to `most`. */
export function limit(most: number, otherwise: number) {
  return z.preprocess(numberOf, z.int().min(1).max(most)).default(otherwise);
}

/** `1e2`, `0x10` and an empty text are numbers to JavaScript, and typing errors to everybody else. */
function numberOf(value: unknown): unknown {
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
}
