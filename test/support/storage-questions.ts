import fc from 'fast-check';
import type { AskedFilter, Question } from '../../server/query/question.ts';
import type { FilterOperator } from '../../shared/filter.ts';
import { type MetricId, metrics } from '../../shared/metric.ts';
import { type Interval, type Period, periods } from '../../shared/period.ts';
import { addDays, isoDate } from './storage-local-date.ts';
import { moment, valuesOf } from './storage-moves.ts';

/** A question of the site that it is asked of, and when it is asked. */
export interface Asking {
  question: Omit<Question, 'site'>;
  now: number;
}

type About = Pick<Question, 'metrics' | 'question' | 'survey'>;

const zones = [
  'UTC',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'America/Havana',
  'Europe/Berlin',
  'Pacific/Chatham',
];
const intervals: Interval[] = ['hour', 'day', 'week', 'week', 'month', 'month', 'quarter'];

export function askings(
  page: fc.Arbitrary<string> = fc.constantFrom(...valuesOf.page!),
): fc.Arbitrary<Asking> {
  return fc
    .record({
      about,
      range,
      now: fc.oneof(moment, fc.constant(Date.parse('2026-11-20T10:20:00Z'))),
      interval: optional(fc.oneof(fc.constantFrom(...intervals), fc.constant('auto' as const))),
      tz: optional(fc.constantFrom(...zones)),
      compare: optional(compare),
      breakdown: breakdown,
      filters: filters(page),
      limit: fc.constantFrom(1, 2, 5, 1000),
      other: fc.boolean(),
      ids: fc.boolean(),
    })
    .map(({ about, range, now, ...rest }) => ({ question: { ...about, ...range, ...rest }, now }));
}

/** Questions about one page that may share its counts, with nothing else that would keep the counts from telling. */
export function pageAskings(page: fc.Arbitrary<string>): fc.Arbitrary<Asking> {
  return fc.tuple(askings(page), page).map(([{ question, now }, value]) => {
    const { tz: _tz, interval: _interval, ...rest } = question;
    const filter = { path: 'filter[page]', dimension: 'page', operator: 'is' as const, values: [value] };
    return { question: { ...rest, breakdown: [], filters: [filter] }, now };
  });
}

function optional<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: 2 });
}

const anySurvey = fc.constantFrom<string | undefined>(undefined, undefined, 'checkout', 'checkout', 'till');

/** What can be answered, for the most part; and now and then anything at all. */
const about: fc.Arbitrary<About> = fc
  .oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(someOf('nps', 'rating', 'recommendation-rate'), fc.constant('score'), anySurvey),
    },
    {
      weight: 4,
      arbitrary: fc.tuple(
        someOf('nps', 'recommendation-rate', 'ces', 'expectation', 'index'),
        fc.constant(undefined),
        anySurvey,
      ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(
        someOf('ces', 'index', 'response-rate', 'complaint-rate'),
        fc.constant(undefined),
        anySurvey,
      ),
    },
    { weight: 2, arbitrary: fc.tuple(someOf('choices'), fc.constantFrom('pick', 'tags'), anySurvey) },
    { weight: 2, arbitrary: fc.tuple(someOf('index', 'rating'), fc.constant('service'), anySurvey) },
    {
      weight: 2,
      arbitrary: fc.tuple(someOf('response-rate', 'complaint-rate'), fc.constant(undefined), anySurvey),
    },
    {
      weight: 3,
      arbitrary: fc.tuple(
        someOf('csat', 'rating'),
        fc.constantFrom('taste', 'thumb', 'face', 'shine', 'service.speed', 'effort'),
        anySurvey,
      ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(
        someOf(...(Object.keys(metrics) as MetricId[])),
        fc.constantFrom(undefined, 'score', 'taste', 'nothing'),
        fc.constantFrom(undefined, 'checkout', 'till', 'quiet'),
      ),
    },
  )
  .map(([ids, question, survey]) => ({
    metrics: ids,
    ...(question === undefined ? {} : { question }),
    ...(survey === undefined ? {} : { survey }),
  }));

function someOf(...ids: MetricId[]): fc.Arbitrary<MetricId[]> {
  return fc.shuffledSubarray(ids, { minLength: 1, maxLength: Math.min(3, ids.length) });
}

const date = moment.map(isoDate);
const time = fc.oneof(
  date,
  moment.map((at) => new Date(at).toISOString()),
);

/** By name, by dates, or between any two moments; now and then it ends before it begins. */
const range: fc.Arbitrary<Pick<Question, 'period' | 'from' | 'to'>> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Period>(...periods).map((period) => ({ period })) },
  { weight: 1, arbitrary: fc.constant({}) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(date, fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 220 })))
      .map(([from, days]) => ({
        from,
        to: addDays(from, days),
      })),
  },
  { weight: 2, arbitrary: fc.tuple(time, time).map((times) => inOrder(times)) },
  { weight: 1, arbitrary: time.map((from) => ({ from })) },
);

function inOrder(times: [string, string]): { from: string; to: string } {
  const [from, to] = times.sort((a, b) => Date.parse(a) - Date.parse(b));
  return { from: from!, to: to! };
}

const compare = fc.oneof(
  fc.constantFrom('previous', 'year'),
  fc.tuple(date, fc.integer({ min: 1, max: 60 })).map(([from, days]) => `${from}..${addDays(from, days)}`),
);

const texts = [...Object.keys(valuesOf), 'plan', 'vip'];
const numbers = ['orders', 'rating', 'version'];
const dimensions = [...texts, ...numbers, 'survey'];

const breakdown: fc.Arbitrary<string[]> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<string[]>([]) },
  { weight: 4, arbitrary: fc.shuffledSubarray(dimensions, { minLength: 1, maxLength: 1 }) },
  { weight: 1, arbitrary: fc.constant<string[]>(['page']) },
  { weight: 2, arbitrary: fc.shuffledSubarray(dimensions, { minLength: 2, maxLength: 2 }) },
);

function filters(page: fc.Arbitrary<string>): fc.Arbitrary<AskedFilter[]> {
  const values = (dimension: string): fc.Arbitrary<string> => {
    if (dimension === 'page') return fc.oneof(page, fc.constantFrom('(none)', '/never'));
    return fc.constantFrom(...(asked[dimension] ?? [...valuesOf[dimension]!, '(none)', 'never']));
  };
  const matching = (dimension: string, operators: FilterOperator[]): fc.Arbitrary<AskedFilter> =>
    fc.constantFrom(...operators).chain((operator) => {
      const one = operator === 'contains' ? fc.constantFrom('1', 'A', 'c', 'e', 'on') : values(dimension);
      return fc
        .uniqueArray(one, { minLength: 1, maxLength: 2 })
        .map((list) => ({ path: `filter[${dimension}][${operator}]`, dimension, operator, values: list }));
    });
  const bound = fc
    .tuple(
      fc.constantFrom(...numbers),
      fc.constantFrom<FilterOperator>('gte', 'lte'),
      fc.constantFrom('0', '1', '2', '7'),
    )
    .map(
      ([dimension, operator, value]): AskedFilter => ({
        path: `filter[${dimension}][${operator}]`,
        dimension,
        operator,
        values: [value],
      }),
    );
  const one = fc.oneof(
    { weight: 3, arbitrary: matching('page', ['is']) },
    { weight: 3, arbitrary: fc.constantFrom(...texts, 'orders').chain((name) => matching(name, ['is'])) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(...dimensions).chain((name) => matching(name, ['is', 'not', 'contains'])),
    },
    { weight: 2, arbitrary: fc.constantFrom('survey', 'version').chain((name) => matching(name, ['is'])) },
    { weight: 1, arbitrary: bound },
  );
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant<AskedFilter[]>([]) },
    {
      weight: 4,
      arbitrary: fc.uniqueArray(one, { minLength: 1, maxLength: 1, selector: ({ path }) => path }),
    },
    {
      weight: 2,
      arbitrary: fc.uniqueArray(one, { minLength: 2, maxLength: 3, selector: ({ path }) => path }),
    },
  );
}

/** Values of those dimensions that are no text of a response, or have rules of their own. */
const asked: Record<string, string[]> = {
  plan: ['free', 'pro', '(none)', 'never'],
  vip: ['true', 'false', '(none)'],
  orders: ['0', '2.5', '10', '(none)'],
  rating: ['0', '2', '5', '9', '10'],
  version: ['1', '1', '1', '1', '2', '2', '3', '9'],
  survey: ['checkout', 'checkout', 'till', 'quiet'],
};
