/** Exports that the server makes by itself again and again, into a folder that its operator has named. */

import { z } from 'zod';
import { causeAnswer } from './cause.ts';
import { exportFormats } from './export.ts';
import { choice } from './response-change.ts';
import { isWellFormed, malformedText } from './well-formed.ts';

/** How often: each day, on Mondays, on the first of each month. */
export const scheduleTurns = ['day', 'week', 'month'] as const;
export type ScheduleTurn = (typeof scheduleTurns)[number];

/** `new`: what came in since the last file, whole days alone. `all`: everything that the choice has. */
export const scheduleSpans = ['new', 'all'] as const;
export type ScheduleSpan = (typeof scheduleSpans)[number];

/** How many a site may have. */
export const mostSchedules = 20;

const { site, period: _period, from: _from, to: _to, tz: _tz, ...chosenBy } = choice;

/** Which responses, by the words of `GET /v1/responses` but for those of time. */
export const scheduleChoice = z.strictObject(chosenBy);
export type ScheduleChoice = z.output<typeof scheduleChoice>;

const fields = {
  name: z.string().refine(isWellFormed, malformedText).trim().min(1).max(120),
  format: z.enum(exportFormats),
  choose: scheduleChoice.describe('which responses; none of the words of time'),
  every: z.enum(scheduleTurns),
  hour: z.int().min(0).max(23).describe("in the site's zone"),
  span: z.enum(scheduleSpans).describe('`new`: the days since the last file; `all`: everything each time'),
  keep: z.int().min(1).max(1_000).describe('files; the oldest go first'),
};

export const scheduleCreate = z.strictObject({
  site,
  ...fields,
  choose: fields.choose.default({ commented: false, complaint: false }),
  hour: fields.hour.default(3),
  span: fields.span.default('new'),
  keep: fields.keep.default(30),
});
export type ScheduleCreate = z.output<typeof scheduleCreate>;
/** As it is sent, before defaults. */
export type ScheduleInput = z.input<typeof scheduleCreate>;

export const scheduleChange = z.strictObject({ ...fields, paused: z.boolean() }).partial();
export type ScheduleChange = z.output<typeof scheduleChange>;
/** As it is sent, before defaults. */
export type ScheduleChangeInput = z.input<typeof scheduleChange>;

const moment = z.string().describe('ISO 8601, UTC');

export const scheduleAnswer = z.strictObject({
  id: z.string(),
  site: z.string(),
  ...fields,
  choose: z.record(z.string(), z.unknown()),
  paused: z.boolean(),
  files: z.string().describe('how its files are called, with a date after it: `shop_checkout`'),
  running: z.string().nullable().describe('the id of the export that is being made for it'),
  last: z
    .strictObject({
      at: moment,
      file: z.string().nullable().describe('null: it failed'),
      responses: z.int(),
      error: z.string().nullable().describe('why it failed; it is tried again every hour'),
      cause: causeAnswer.nullable(),
    })
    .nullable()
    .describe('how the last run ended'),
  nextAt: moment.nullable().describe('null: it is paused'),
  createdAt: moment,
  updatedAt: moment,
});
export type ScheduleAnswer = z.output<typeof scheduleAnswer>;

export const scheduleList = z.strictObject({ items: z.array(scheduleAnswer), next: z.null() });
