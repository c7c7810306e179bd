/** What is asked of the properties of an event, or of the attributes of a visitor. */
import { z } from 'zod';
import { phrase } from './localised.ts';

const plain = z.union([phrase(200), z.number(), z.boolean()]);
const some = z.union([plain, z.array(plain).min(1).max(50)]);

const bounds = z
  .strictObject({
    gte: z.number().optional(),
    lte: z.number().optional(),
    /** It is one of these. */
    is: some.optional(),
    /** It is there, and none of these. */
    not: some.optional(),
  })
  .refine((parts) => Object.values(parts).some((part) => part !== undefined), 'needs gte, lte, is or not');

/** By name: the value that it must have, or what must hold of it. All of them must. */
export const properties = z
  .record(
    phrase(100),
    z.union([plain, bounds], {
      error:
        'must be a text, a number, true or false, or an object of gte, lte, is, not such as {"gte": 100}',
    }),
  )
  .refine((map) => Object.keys(map).length <= 20, 'at most 20 properties');
export type Properties = z.output<typeof properties>;
