/** The responses behind a number, as a cursor of their list: the same choice that the number was counted from. */
import { z } from 'zod';
import { type Filter, filterOperators } from '../../shared/filter.ts';
import type { ResponseFilter } from '../storage/contract/selection.ts';
import { filterMatch } from '../storage/filter-match.ts';
import { cursorOf } from './cursor.ts';
import type { Range } from './period.ts';
import type { Scope } from './scope.ts';
import type { Source } from './source.ts';

const text = z.string().max(300);

/** A choice of responses, and how far its list has been read. Names are short: it travels in addresses. */
export const behindCursor = z.strictObject({
  /** Keys of surveys are a site's own: with another site they would name others. */
  site: z.int(),
  surveys: z.array(z.int()).max(1000),
  from: z.int(),
  to: z.int(),
  filters: z
    .array(
      z.strictObject({
        dimension: text,
        operator: z.enum(filterOperators),
        values: z.array(text).max(50),
      }),
    )
    .max(30),
  answered: z
    .array(z.tuple([z.int(), text]))
    .max(2000)
    .optional(),
  matrix: text.optional(),
  complaint: z.literal(true).optional(),
  before: z.strictObject({ receivedAt: z.int(), id: z.uuid() }).nullable(),
});
export type BehindCursor = z.output<typeof behindCursor>;

/** The list that the cursor stands for: only what counts is behind a number. */
export function filterBehind(cursor: BehindCursor): Omit<ResponseFilter, 'siteKey' | 'limit'> {
  const { site: _site, matrix: _matrix, surveys, answered, complaint, ...rest } = cursor;
  return {
    ...rest,
    surveyKeys: surveys,
    commented: false,
    class: 'counted',
    ...(answered ? { answered: answered.map(([surveyKey, countKey]) => ({ surveyKey, countKey })) } : {}),
    ...(complaint ? { complaint } : {}),
  };
}

/** The cursor of the responses that a row of an answer stands for. */
export function behindOf(
  range: Range,
  filters: readonly Filter[],
  { site, surveys }: Pick<Scope, 'site' | 'surveys'>,
  { behind }: Source,
): string {
  const bySurvey = filters.filter(({ dimension }) => dimension === 'survey').map(filterMatch);
  const channel = behind.channel === undefined ? [] : [equal('channel', behind.channel)];
  return cursorOf({
    site: site.key,
    surveys: surveys.filter(({ slug }) => bySurvey.every((matches) => matches(slug))).map(({ key }) => key),
    from: range.from,
    to: range.to,
    filters: [
      ...filters
        .filter(({ dimension }) => dimension !== 'survey')
        .map(({ dimension, operator, values }) => ({ dimension, operator, values })),
      ...channel,
    ],
    ...(behind.answered
      ? {
          answered: behind.answered.map(({ surveyKey, countKey }): [number, string] => [surveyKey, countKey]),
        }
      : {}),
    ...(behind.matrix === undefined ? {} : { matrix: behind.matrix }),
    ...(behind.complaint ? { complaint: true } : {}),
    before: null,
  } satisfies BehindCursor);
}

function equal(dimension: string, value: string): Filter {
  return { dimension, operator: 'is', values: [value] };
}
