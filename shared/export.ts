/** Copies of responses as files, as they are asked for and told of over REST. */
import { z } from 'zod';
import { jobAnswer } from './job.ts';
import type { ListedResponse, ResponseBody } from './response.ts';
import { choice } from './response-change.ts';

/** `csv`: a row a response, for spreadsheets. `ndjson`: a line of JSON a response, as `GET /v1/responses` lists it. */
export const exportFormats = ['csv', 'ndjson'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The words of `GET /v1/responses`, as JSON, and what is made of all that they choose. */
export const exportCreate = z.strictObject({ ...choice, format: z.enum(exportFormats) });
export type ExportCreate = z.output<typeof exportCreate>;
/** As it is sent, before defaults. */
export type ExportInput = z.input<typeof exportCreate>;

export const exportAnswer = jobAnswer.omit({ kind: true }).extend({
  id: z.string().describe('also that of its job'),
  format: z.enum(exportFormats),
  bytes: z.int().describe('What is written for good. The file can be had once the state is `done`'),
  expiresAt: z.string().describe('When the file is deleted'),
});
export type ExportAnswer = z.output<typeof exportAnswer>;

export const exportList = z.strictObject({ items: z.array(exportAnswer), next: z.null() });

/**
 * A line of NDJSON: what the list tells, what is kept with a response without being counted, and what the numbers tell of
 * it beside its class, so that an import elsewhere gives the same ones.
 */
export type ExportedResponse = ListedResponse &
  Pick<ResponseBody, 'order' | 'sampling' | 'vitals' | 'consent' | 'incentivised'> & {
    /** How often it was sent again without change, where it was. */
    duplicates?: number;
    /** Its visitor had answered the survey before. */
    repeated?: true;
  };
