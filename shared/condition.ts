/** What must have been answered for a question to be asked, or to be jumped over. */
import { z } from 'zod';
import { questionId } from './question-id.ts';

const option = z.union([questionId, z.boolean()], { error: 'must be the id of an option, or true or false' });
const anyOf = z.union([option, z.array(option).min(1).max(50)], {
  error: 'must be the id of an option, a list of them, or true or false',
});

const bounds = ['lte', 'gte', 'eq', 'is', 'not', 'answered'] as const;

/** Every part that is given must hold, and each but `answered: false` needs an answer. */
export const condition = z
  .strictObject({
    question: questionId,
    /** Of a question with several items: which one is meant. */
    item: questionId.optional(),
    /** A rating, or an item's: at most, at least, exactly. */
    lte: z.int().optional(),
    gte: z.int().optional(),
    eq: z.int().optional(),
    /** One of these options was chosen; `other` stands for one's own words. For a consent: true or false. */
    is: anyOf.optional(),
    /** None of these options was chosen. */
    not: anyOf.optional(),
    /** Whether it was answered at all. */
    answered: z.boolean().optional(),
  })
  .refine((parts) => bounds.some((name) => parts[name] !== undefined), `needs one of ${bounds.join(', ')}`);
export type Condition = z.output<typeof condition>;

/** Where to go on after a question; without `if` always. `to`: a later question, or `end`. */
export const jump = z.strictObject({ if: condition.optional(), to: questionId });
export type Jump = z.output<typeof jump>;
