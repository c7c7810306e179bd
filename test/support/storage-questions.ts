import fc from 'fast-check';
import type { Question } from '../../server/query/ask.ts';
import type { StoredResponse, StoredSurvey } from '../../server/storage/storage.ts';
import type { Coverage, Interval, MeanValue, StatsAnswer } from '../../shared/aggregate.ts';
import { localDate } from './storage-local-date.ts';
import { givenValue, modelClass, type StorageModel } from './storage-model.ts';
import { moment } from './storage-moves.ts';

/** One question of the mean score of a site, as the property draws it. Its range is half-open, in epoch milliseconds. */
export interface Asked {
  site: number;
  survey: number | null;
  tz: string | null;
  interval: Interval | undefined;
  breakdown: string | undefined;
  filter: { dimension: string; value: string } | null;
  range: { from: number; to: number } | { fromDay: string; toDay: string };
}

const quarter = 900_000;
const zones = [
  'UTC',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Europe/Berlin',
  'Pacific/Chatham',
];

/** Totals: any zone, any quarter hour, any interval. */
export function totals(sites: number): fc.Arbitrary<Asked> {
  return fc
    .record({
      site: fc.nat(sites - 1),
      survey: fc.option(fc.nat(1)),
      tz: fc.constantFrom(...zones),
      interval: fc.constantFrom<Interval | undefined>(undefined, 'hour', 'day', 'week', 'month', 'quarter'),
      from: moment,
      quarters: fc.oneof(fc.integer({ min: 1, max: 96 * 4 }), fc.integer({ min: 1, max: 96 * 100 })),
      filter: fc.constantFrom(null, { dimension: 'version', value: '2' }),
    })
    .map(({ from, quarters, ...asked }) => {
      const start = Math.floor(from / quarter) * quarter;
      const length = asked.interval === 'hour' ? Math.min(quarters, 96 * 3) : quarters;
      return { ...asked, breakdown: undefined, range: { from: start, to: start + length * quarter } };
    });
}

/** By dimension: whole days of the site's zone. */
export function byDimension(sites: number, page: fc.Arbitrary<string>): fc.Arbitrary<Asked> {
  const selection = fc.oneof(
    fc.constantFrom('page', 'plan', 'channel', 'version').map((breakdown) => ({ breakdown, filter: null })),
    page.map((value) => ({ breakdown: undefined, filter: { dimension: 'page', value } })),
  );
  return fc
    .record({
      site: fc.nat(sites - 1),
      survey: fc.option(fc.nat(1)),
      interval: fc.constantFrom<Interval | undefined>(undefined, 'day', 'week', 'month'),
      from: moment,
      days: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 100 })),
      selection,
    })
    .map(({ from, days, selection: { breakdown, filter }, ...asked }) => ({
      ...asked,
      tz: null,
      breakdown,
      filter,
      range: { fromDay: isoDate(from), toDay: isoDate(from + days * 86_400_000) },
    }));
}

export function questionOf(asked: Asked, siteId: string, surveys: readonly StoredSurvey[]): Question {
  const { range } = asked;
  return {
    metric: 'rating',
    question: 'score',
    site: siteId,
    limit: 1000,
    filter: asked.filter,
    ...(asked.survey === null ? {} : { survey: surveys[asked.survey]!.slug }),
    ...(asked.tz === null ? {} : { tz: asked.tz }),
    ...(asked.interval === undefined ? {} : { interval: asked.interval }),
    ...(asked.breakdown === undefined ? {} : { breakdown: asked.breakdown }),
    ...('fromDay' in range
      ? { from: range.fromDay, to: range.toDay }
      : { from: new Date(range.from).toISOString(), to: new Date(range.to).toISOString() }),
  };
}

/** How often each score was given, by `value bucket`; rows without answers are left out. */
export type Tally = Record<string, Record<string, number>>;

export function tallyOfAnswer(answer: StatsAnswer): Tally {
  const tally: Tally = {};
  for (const row of answer.results) {
    const { n, distribution } = row.metrics.rating as MeanValue;
    if (n > 0) tally[rowName(Object.values(row.dimensions ?? {})[0], row.bucket)] = distribution!;
  }
  return tally;
}

/** The same, counted one response at a time. */
export function tallyOfModel(
  model: StorageModel,
  asked: Asked,
  answer: StatsAnswer,
  chosen: readonly StoredResponse[],
): Tally {
  const tally: Tally = {};
  for (const response of chosen) {
    const answered = response.answers.find(({ question }) => question === 'score');
    if (modelClass(response) !== 'counted' || !answered) continue;
    const value = asked.breakdown === undefined ? undefined : model.shownAs(response, asked.breakdown);
    const row = rowName(value, bucketOf(response.receivedAt, asked.interval, answer));
    tally[row] ??= Object.fromEntries(Array.from({ length: 11 }, (_, score) => [score, 0]));
    tally[row][String(answered.value)]! += 1;
  }
  return tally;
}

export function coverageOfModel(chosen: readonly StoredResponse[]): Coverage {
  const coverage = {
    received: 0,
    duplicates: 0,
    test: 0,
    archived: 0,
    bots: 0,
    flagged: 0,
    partial: 0,
    counted: 0,
  };
  for (const response of chosen) {
    coverage[modelClass(response)] += 1;
    coverage.duplicates += response.duplicates;
    coverage.received += 1 + response.duplicates;
  }
  return coverage;
}

/** The responses that a question is about. */
export function chosenBy(
  asked: Asked,
  responses: readonly StoredResponse[],
  survey: StoredSurvey | null,
  timezone: string,
): StoredResponse[] {
  const { range, filter } = asked;
  return responses.filter((response) => {
    if (survey && response.surveyKey !== survey.key) return false;
    if (filter && givenValue(response, filter.dimension) !== filter.value) return false;
    if (!('fromDay' in range)) return response.receivedAt >= range.from && response.receivedAt < range.to;
    const date = localDate(response.receivedAt, timezone);
    return date >= range.fromDay && date < range.toDay;
  });
}

function bucketOf(at: number, interval: Interval | undefined, answer: StatsAnswer): string | undefined {
  if (interval === undefined) return undefined;
  if (interval === 'hour') return answer.results.findLast((row) => Date.parse(row.bucket!) <= at)?.bucket;
  const date = localDate(at, answer.query.tz);
  if (interval === 'day') return date;
  if (interval === 'month') return `${date.slice(0, 7)}-01`;
  const day = new Date(`${date}T00:00:00Z`);
  if (interval === 'week') return isoDate(day.getTime() - ((day.getUTCDay() + 6) % 7) * 86_400_000);
  return isoDate(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - (day.getUTCMonth() % 3)));
}

function rowName(value: string | undefined, bucket: string | undefined): string {
  return `${value ?? ''} ${bucket ?? ''}`;
}

function isoDate(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
