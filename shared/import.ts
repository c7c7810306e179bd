/** Responses from files, as they are asked for and told of over REST. */

import { z } from 'zod';
import { type Cause, causeAnswer, causes } from './cause.ts';
import { isTimezone } from './site.ts';
import { isTimePattern } from './time-pattern.ts';
import { isWellFormed, malformedText } from './well-formed.ts';

const importFormats = ['csv', 'ndjson', 'json'] as const;
export type ImportFormat = (typeof importFormats)[number];

/** How the times of a column are written, beside ISO 8601. */
const timeWords = ['iso', 'seconds', 'milliseconds'] as const;

const columnName = z.string().min(1).max(300);
const scalar = z.union([z.string().max(5_000), z.number(), z.boolean()]);

/** Where a value comes from, and how it is read. */
const importRule = z
  .strictObject({
    column: columnName.exactOptional().describe('The name of a column; of JSON a path like `answers.score`'),
    value: scalar.exactOptional().describe('In place of a column: the same for every line'),
    values: z
      .record(z.string().max(5_000), z.union([scalar, z.null()]))
      .refine((map) => Object.keys(map).length <= 500, 'at most 500 values')
      .exactOptional()
      .describe('What a value of the column stands for, like `{"negative": 1}`; null: nothing'),
    time: z
      .string()
      .min(1)
      .max(40)
      .refine(
        isTimeFormat,
        'must be iso, seconds, milliseconds, or a pattern like "DD-MM-YYYY HH.mm", with nothing in it twice',
      )
      .exactOptional()
      .describe(
        'How a time is written: `iso`, `seconds` or `milliseconds` since 1970, or a pattern of YYYY YY MMM MM M DD D HH H hh h mm m ss s SSS A, like `DD-MM-YYYY HH.mm`',
      ),
    timezone: z
      .string()
      .max(64)
      .refine(isTimezone, causes.timezone_form)
      .exactOptional()
      .describe("Of times that name no offset; the site's where nothing is said"),
    separator: z.string().min(1).max(3).exactOptional().describe('Between the parts of a list; a comma'),
  })
  .refine(
    ({ column, value }) => (column === undefined) !== (value === undefined),
    'needs a column or a value, and not both',
  );
export type ImportRule = z.output<typeof importRule>;

function isTimeFormat(format: string): boolean {
  return (timeWords as readonly string[]).includes(format) || isTimePattern(format);
}

const target = z.string().min(1).max(160).refine(isWellFormed, malformedText);

/** What becomes of a line: by what it is for (`answers.score`, `receivedAt`, `attributes.plan`), where it comes from. */
const importMapping = z
  .record(target, importRule)
  .refine((map) => Object.keys(map).length <= 600, 'at most 600 targets');
export type ImportMapping = z.output<typeof importMapping>;

const importKey = z
  .string()
  .regex(/^[\w.:-]{1,100}$/, 'must have 1 to 100 letters, digits, dots, colons or hyphens');

/** What is set of an import before it starts. */
export const importChange = z
  .strictObject({
    mapping: importMapping,
    key: importKey
      .nullable()
      .describe(
        'Lines without an id of their own get one from it and what they hold, so that the same line is never stored twice under the same key; null: the survey is the key',
      ),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'changes nothing: name at least one field');
export type ImportChange = z.output<typeof importChange>;

/** What is done with a file that was uploaded. */
const importPhases = ['upload', 'check', 'import', 'undo'] as const;
export type ImportPhase = (typeof importPhases)[number];

const counts = z.strictObject({
  lines: z.int().describe('Lines with something in them that were read; the header is none'),
  stored: z.int().describe('Responses that were stored; of a check: that would be'),
  duplicates: z.int().describe('Lines that were there already, or stand in the file twice'),
  rejected: z.int().describe('Lines that cannot be stored; the report says why'),
  warned: z.int().describe('Responses that are stored without some value; the report says which'),
});
export type ImportCounts = z.output<typeof counts>;

export const importAnswer = z.strictObject({
  id: z.string(),
  site: z.string(),
  name: z.string().describe('Of the file'),
  phase: z
    .enum(importPhases)
    .describe('`upload`: nothing was begun; `check`, `import`, `undo`: what was begun last'),
  state: z
    .enum(['receiving', 'queued', 'running', 'done', 'failed', 'cancelled', 'interrupted'])
    .describe('Of that phase. `receiving`: further parts of the file follow'),
  job: z.string().nullable().describe('Under `/v1/jobs`'),
  done: z.int().describe('Lines, or of an undo responses, that are done with'),
  total: z.int().nullable().describe('Of how many; null before they are counted'),
  error: z.string().nullable(),
  cause: causeAnswer.nullable(),
  counts: counts.describe('Of the check, or of the import once that was begun'),
  report: z
    .strictObject({ entries: z.int(), leftOut: z.int().describe('Entries that it had no room for') })
    .describe('`GET /v1/imports/{id}/report` has it'),
  bytes: z.int().describe('Of the file, as far as it was received'),
  format: z.enum(importFormats),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be']),
  delimiter: z.string().nullable().describe('Of CSV'),
  columns: z
    .array(
      z.strictObject({
        name: z.string(),
        samples: z
          .array(z.string())
          .describe('Of the first lines, unlike each other; none for whoever may not import'),
      }),
    )
    .describe('Of a file of JSON those of the first lines'),
  own: z.boolean().describe('It is an export of Earshot: its classes, flags and tags are taken over'),
  mapping: importMapping.describe('Guessed first'),
  key: z.string().nullable(),
  hasFile: z
    .boolean()
    .describe('False once the file was deleted: it can be undone still, but not begun again'),
  brought: z.int().describe('Responses that an undo would delete'),
  createdAt: z.string(),
  updatedAt: z.string(),
  expiresAt: z.string().describe('When the file is deleted; what was imported stays'),
});
export type ImportAnswer = z.output<typeof importAnswer>;

export const importList = z.strictObject({ items: z.array(importAnswer), next: z.null() });

/** A line of the report. */
export interface ImportFinding {
  /** In the file, where the line or the record begins: the first is 1. */
  line: number;
  what: 'rejected' | 'warned';
  /** What it is about, like `answers.score`; empty: the line as a whole. */
  path: string;
  reason: string;
  /** The reason again, for whoever says it in another language. */
  cause?: Cause;
}

const mappingName = z.string().min(1).max(120).refine(isWellFormed, malformedText);

export const importMappingCreate = z.strictObject({
  site: z.string().min(1).max(64),
  name: mappingName,
  mapping: importMapping,
});
export type ImportMappingCreate = z.output<typeof importMappingCreate>;

export const importMappingChange = z
  .strictObject({ name: mappingName, mapping: importMapping })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'changes nothing: name at least one field');
export type ImportMappingChange = z.output<typeof importMappingChange>;

export const savedMapping = z.strictObject({
  id: z.string(),
  site: z.string(),
  name: z.string(),
  mapping: importMapping,
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type SavedMapping = z.output<typeof savedMapping>;

export const savedMappingList = z.strictObject({ items: z.array(savedMapping), next: z.null() });
