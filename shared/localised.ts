/** Texts that an owner writes: bounded, well-formed, in one language or several. */
import { z } from 'zod';
import { isWellFormed, malformedText } from './well-formed.ts';

export const locale = z
  .string()
  .regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/, 'must be a language tag like "zh-Hans"');

/** One text of 1 to `max` characters. */
export function phrase(max: number) {
  return z.string().min(1).max(max).refine(isWellFormed, malformedText);
}

/** One string, or a map from locale to string. */
export function localised(max: number) {
  return z.union(
    [
      phrase(max),
      z
        .record(locale, phrase(max))
        .refine(
          (map) => Object.keys(map).length > 0 && Object.keys(map).length <= 50,
          'needs 1 to 50 languages',
        ),
    ],
    { error: `must be a text of 1 to ${max} characters, or one for each of 1 to 50 languages` },
  );
}
export type Localised = string | Record<string, string>;
