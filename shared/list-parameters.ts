import { z } from 'zod';
import { limit } from './limit.ts';

/** The part of a list that is asked for: so many, from where the page before ended. */
export const listParameters = {
  limit: limit(200, 50),
  cursor: z.string().max(200).optional(),
};
