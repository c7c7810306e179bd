/** How long a site keeps what. */

import { z } from 'zod';
import { causes } from './cause.ts';

/** Whole days, as durations are written over REST. */
export const retentionTerm = z.string().regex(/^[1-9]\d{0,3}d$/, causes.term_form);

const term = retentionTerm.nullable().default(null);

/** Each is a number of days, like "365d"; null: for ever. */
export const retention = z
  .strictObject({
    answers: term.describe('After it a response is anonymised, as if it had been erased'),
    comments: term.describe('After it what was written in own words goes; the rest of the response stays'),
    audit: term.describe("After it an entry of the site's audit is removed"),
  })
  .describe(
    'How long things are kept. No number changes by it. What is set begins at the next midnight of the site, and an hour later at least',
  );
export type Retention = z.output<typeof retention>;
export type Retained = keyof Retention;

const due = z.strictObject({
  term: retentionTerm.nullable(),
  due: z.int().describe('How many are past that term now'),
});

export const retentionAnswer = z.strictObject({
  answers: due,
  comments: due,
  audit: due,
  beginsAt: z
    .string()
    .describe('When what is past its term goes, should these terms be set now; ISO 8601, UTC'),
});
export type RetentionAnswer = z.output<typeof retentionAnswer>;
