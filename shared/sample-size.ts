/** What `GET /v1/stats/sample-size` takes and answers. */
import { z } from 'zod';

/** A number in plain digits: `1e2`, `0x10` and an empty text are typing errors. */
function number(schema: z.ZodNumber) {
  return z
    .preprocess(
      (value) =>
        typeof value === 'string' && /^-?\d{1,12}(?:\.\d{1,12})?$/.test(value) ? Number(value) : value,
      schema,
    )
    .optional();
}
const share = number(z.number().gt(0).lt(1));
const partOfAll = number(z.number().min(0).max(1));
const count = number(z.int().min(1).max(1e12));

export const sampleSizeParameters = z.strictObject({
  /** `share`: to know one share. `nps`: to know one score. `shares`, `means`: to find a difference between two groups. */
  of: z.enum(['share', 'nps', 'shares', 'means']).default('share'),
  /** ± around the value: 0 to 1 for a share, points for `nps`. */
  margin: number(z.number().gt(0).max(200)),
  /** `share`: the answers there are, to be told their margin of error. */
  n: count,
  /** `share`: how many could answer at all. */
  population: count,
  /** `share`: the share expected. */
  share: partOfAll,
  /** `nps`: the shares of promoters and detractors expected. */
  promoters: partOfAll,
  detractors: partOfAll,
  /** `shares`: the two shares that should be told apart. */
  a: share,
  b: share,
  /** `means`: the difference that should be found, in the unit of `sd`. */
  difference: number(z.number()),
  sd: number(z.number().gt(0)),
  /** `shares`, `means`: the probability of finding the difference. */
  power: number(z.number().min(0.5).max(0.999)),
});
export type SampleSizeParameters = z.output<typeof sampleSizeParameters>;

export const sampleSizeAnswer = z.strictObject({
  query: z.record(z.string(), z.union([z.string(), z.number()])),
  n: z.int().min(1).describe('answers needed; for `shares` and `means` in each of the two groups'),
  margin: z
    .number()
    .exactOptional()
    .describe('± with that many answers, 95 %; `shares` and `means` have none'),
});
export interface SampleSizeAnswer extends z.output<typeof sampleSizeAnswer> {
  query: SampleSizeParameters;
}
