import { z } from 'zod';

/** The id of a question, an option or an item: letters, digits, `_` and `-`. */
export const questionId = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9_-]{0,39}$/,
    'must start with a letter and have at most 40 letters, digits, _ or -',
  )
  .refine((id) => id !== '__proto__' && id !== 'constructor' && id !== 'prototype', 'is a reserved name');
