/** What an owner makes of responses: the bodies of `PATCH /v1/responses/:id`, `…/overrule` and `…/delete`. */
import { z } from 'zod';
import { periodParameters } from './period.ts';
import { choiceParameters } from './response-choice.ts';
import { responseClasses } from './response-class.ts';
import { statsQuery } from './stats-question.ts';
import { tagChange } from './tag.ts';

/** What decides the class of a response, whatever the rules made of it, and its tags; what is not named stays. */
export const responseChange = z
  .strictObject({
    test: z.boolean(),
    archived: z.boolean(),
    bot: z.boolean(),
    flagged: z.boolean(),
    tags: tagChange,
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'names none of test, archived, bot, flagged, tags');
export type ResponseChange = z.output<typeof responseChange>;
/** As it is sent, before defaults. */
export type ResponseChangeInput = z.input<typeof responseChange>;

/** Which responses are meant, as the fields of a body. */
export const choice = {
  site: z.string().min(1).max(64),
  survey: z.string().min(1).max(64).optional(),
  ...periodParameters,
  commented: z.boolean().default(false),
  complaint: z.boolean().default(false),
  class: z.enum(responseClasses).optional(),
  ...choiceParameters,
  filter: statsQuery.shape.filter,
};

/** The words of `GET /v1/responses`, as JSON, and what is made of all that they choose. */
export const overrule = z.strictObject({ ...choice, set: responseChange });
export type Overrule = z.output<typeof overrule>;

/** The same words; a range must be named, so that nobody removes everything by saying nothing. */
export const bulkDelete = z
  .strictObject(choice)
  .refine(({ period, from, to }) => period !== undefined || from !== undefined || to !== undefined, {
    path: ['period'],
    error: 'is required here: name a range, or "all"',
  });
export type BulkDelete = z.output<typeof bulkDelete>;
