/** What a survey asks: the types of questions, their scales and options. */
import { z } from 'zod';
import { checkPaths } from './check-paths.ts';
import { condition, jump } from './condition.ts';
import { localised, phrase } from './localised.ts';
import { questionId } from './question-id.ts';
import { isRatingType, type RatingType, ratings } from './rating.ts';

const questionBase = {
  id: questionId,
  text: localised(500),
  required: z.boolean().default(false),
  /** Asked only where this holds. */
  if: condition.optional(),
  /** Where to go on after it: the first whose condition holds, else the next question. */
  jump: z.array(jump).min(1).max(20).optional(),
};
const ends = { low: localised(80).optional(), high: localised(80).optional() };

function scaleOf(rating: RatingType) {
  const allowed = ratings[rating].max;
  return z
    .int()
    .refine(
      (n) => (allowed as readonly number[]).includes(n),
      `must be one of ${[...allowed].sort((a, b) => a - b).join(', ')}`,
    )
    .default(allowed[0]);
}

/** Gives each a name of its own: an id that stands twice is refused where it stands again. */
function refuseTwice(list: readonly { id: string }[], ctx: z.RefinementCtx): void {
  const seen = new Set<string>();
  list.forEach(({ id }, i) => {
    if (seen.has(id)) ctx.addIssue({ code: 'custom', path: [i, 'id'], message: `"${id}" stands twice` });
    seen.add(id);
  });
}

/** Pictures are loaded by visitors' browsers, so never over a connection that others can read. */
const imageAddress = z
  .string()
  .max(500)
  .refine((address) => /^https:\/\//i.test(address) && URL.canParse(address), 'must be an https address');

/** What is chosen from; `other` lets visitors answer in their own words instead. */
const choosing = {
  options: z
    .array(
      z.strictObject({
        id: questionId,
        text: localised(200),
        /** Shown before the text; read out is the text alone. */
        emoji: phrase(16).optional(),
        image: imageAddress.optional(),
      }),
    )
    .min(2)
    .max(50)
    .superRefine(refuseTwice),
  other: z.boolean().default(false),
  /** Whether the options are shown in an order that changes from visitor to visitor. */
  shuffle: z.boolean().default(false),
};

/** How many may be chosen: of an answer, since one that is not required may be left out. */
const choices = z
  .strictObject({
    ...questionBase,
    type: z.literal('choices'),
    ...choosing,
    min: z.int().min(0).default(0),
    max: z.int().min(1).optional(),
  })
  .superRefine(({ options, other, min, max }, ctx) => {
    const all = options.length + (other ? 1 : 0);
    const most = max ?? all;
    const refuse = (path: 'min' | 'max', message: string) =>
      ctx.addIssue({ code: 'custom', path: [path], message });
    if (most > all) refuse('max', `must be at most ${all}, as many as there are to choose from`);
    else if (min > most) refuse('min', `must be at most ${most}, as many as may be chosen`);
  });

/** Items that are rated on one scale. Their weights are those of the composite index. */
const matrix = z.strictObject({
  ...questionBase,
  type: z.literal('matrix'),
  ...ends,
  items: z
    .array(
      z.strictObject({
        id: questionId,
        text: localised(200),
        /** Beside those of the other items: 2 counts for twice as much as 1. */
        weight: z.number().gt(0).max(1000).default(1),
      }),
    )
    .min(1)
    .max(30)
    .superRefine(refuseTwice),
  scale: z
    .int()
    .refine((n) => n === 5 || n === 7, 'must be one of 5, 7')
    .default(5),
});

export const question = z.discriminatedUnion('type', [
  z.strictObject({ ...questionBase, type: z.literal('nps'), ...ends }),
  z.strictObject({ ...questionBase, type: z.literal('csat'), ...ends, scale: scaleOf('csat') }),
  z.strictObject({ ...questionBase, type: z.literal('ces'), ...ends }),
  z.strictObject({ ...questionBase, type: z.literal('expectation'), ...ends }),
  z.strictObject({ ...questionBase, type: z.literal('stars'), ...ends, scale: scaleOf('stars') }),
  z.strictObject({ ...questionBase, type: z.literal('emoji'), ...ends, scale: scaleOf('emoji') }),
  z.strictObject({ ...questionBase, type: z.literal('thumbs'), ...ends }),
  z.strictObject({
    ...questionBase,
    type: z.literal('text'),
    maxLength: z.int().min(1).max(5000).default(2000),
  }),
  z.strictObject({ ...questionBase, type: z.literal('choice'), ...choosing }),
  choices,
  matrix,
  // How one would feel with the feature, and how without it.
  z.strictObject({ ...questionBase, type: z.literal('kano'), feature: localised(200) }),
  z.strictObject({ ...questionBase, type: z.literal('consent') }),
]);
export type Question = z.output<typeof question>;
export type QuestionType = Question['type'];

/** A question that is answered by one step of a scale. */
export type RatingQuestion = Extract<Question, { type: RatingType }>;

export function isRatingQuestion(q: Question): q is RatingQuestion {
  return isRatingType(q.type);
}

/** The range of a rating question; undefined for a question that is no rating. */
export function scaleOfQuestion(q: RatingQuestion): { min: number; max: number };
export function scaleOfQuestion(q: Question): { min: number; max: number } | undefined;
export function scaleOfQuestion(q: Question): { min: number; max: number } | undefined {
  if (!isRatingQuestion(q)) return undefined;
  const rating = ratings[q.type];
  return { min: rating.min, max: 'scale' in q ? q.scale : rating.max[0] };
}

/** Options and items are counted each under a key of its own: together they bound what one response can cost. */
const mostParts = 500;

function partsOf(q: Question): number {
  if (q.type === 'matrix') return q.items.length;
  return q.type === 'choice' || q.type === 'choices' ? q.options.length : 0;
}

/** The questions of one survey, in the order in which they are asked. */
export const questions = z
  .array(question)
  .min(1)
  .max(50)
  .refine(
    (list) => list.reduce((sum, q) => sum + partsOf(q), 0) <= mostParts,
    `may have at most ${mostParts} options and items in all`,
  )
  .superRefine(refuseTwice)
  .superRefine(checkPaths);
