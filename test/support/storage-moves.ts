import fc from 'fast-check';
import type { Standing } from '../../server/storage/contract/stored-response.ts';

/** A response as it was drawn: `slot` picks one of a few ids, so that revisions and repeats meet. */
export interface Draft {
  /** Which survey, and which of its versions. */
  survey: number;
  version: number;
  slot: number;
  revision: number;
  complete: boolean;
  /** One for each question: 0 leaves it open, everything else picks an answer. */
  answers: number[];
  standing: Standing;
  at: number;
  dimensions: Record<string, string>;
  attributes: Record<string, string | number | boolean>;
  visitor: number | null;
  extra: { incentivised?: boolean; sampling?: { rate: number; unit: 'view' } };
}

/** Steps of the funnel as they were drawn. */
export interface Views {
  survey: number;
  version: number;
  at: number;
  step: number;
  by: number;
  dimensions: Record<string, string>;
}

export type Move =
  | { do: 'submit'; drafts: Draft[] }
  | { do: 'repeat'; draft: number; at: number }
  | { do: 'view'; views: Views[] }
  | { do: 'reclassify'; slots: number[]; standing: Partial<Standing> }
  | { do: 'remove'; slots: number[] }
  | { do: 'erase'; slots: number[] }
  /** The term of words is over. */
  | { do: 'unword'; slots: number[] }
  /** `most` responses of a survey are counted anew at a time. */
  | { do: 'rezone'; timezone: string; most: number };

/** Days around which a clock moves: Lord Howe (by half an hour), America, Europe, and a month that ends. */
const days = ['2025-10-25', '2026-03-07', '2026-03-28', '2026-10-03', ...Array<string>(4).fill('2026-10-31')];
const quarter = 900_000;

export const timezones = fc.constantFrom('UTC', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns');

/** A moment of three days around one of them. */
export const moment = fc
  .tuple(fc.constantFrom(...days), fc.nat(3 * 96), fc.nat(quarter - 1))
  .map(([day, quarters, rest]) => Date.parse(`${day}T00:00:00Z`) + quarters * quarter + rest);

/** Values that responses have and questions ask for, by dimension. */
export const valuesOf: Record<string, string[]> = {
  page: ['/pricing', '/checkout', '/Cart'],
  touchpoint: ['cart', 'till'],
  channel: ['widget', 'api', 'mail'],
  device: ['mobile', 'desktop'],
  browser: ['Firefox', 'Chrome'],
  language: ['de', 'en-GB'],
  country: ['DE', 'NP'],
  referrer: ['news.example', 'shop.example'],
  release: ['1.0', '1.10'],
  variant: ['a', 'b'],
};

const slots = 60;
const standing = fc.constantFrom<Standing>(
  ...Array<Standing>(7).fill({ test: false, archived: false, bot: false, flagged: false }),
  { test: true, archived: false, bot: false, flagged: false },
  { test: false, archived: false, bot: true, flagged: false },
  { test: false, archived: false, bot: false, flagged: true },
);
const fewPages = fc.constantFrom(...valuesOf.page!);

function dimensions(page: fc.Arbitrary<string>): fc.Arbitrary<Record<string, string>> {
  const { channel, page: _page, ...others } = valuesOf;
  const some = Object.entries(others).map(([name, of]) => [name, fc.constantFrom(...of)] as const);
  return fc
    .tuple(
      fc.constantFrom(...channel!),
      fc.option(page, { freq: 5 }),
      fc.record(Object.fromEntries(some), { requiredKeys: [] }),
    )
    .map(([by, on, rest]) => ({
      channel: by,
      ...(on === null ? {} : { page: on }),
      ...(rest as Record<string, string>),
    }));
}

export function drafts(page: fc.Arbitrary<string> = fewPages, slot = slots): fc.Arbitrary<Draft> {
  return fc.record({
    survey: fc.constantFrom(0, 0, 0, 1, 1, 2),
    version: fc.nat(2),
    slot: fc.noBias(fc.nat(slot - 1)),
    revision: fc.nat(2),
    complete: fc.boolean(),
    answers: fc.array(
      fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.noBias(fc.nat(9999)) }),
      { minLength: 10, maxLength: 10 },
    ),
    standing,
    at: moment,
    dimensions: dimensions(page),
    attributes: fc.record(
      { plan: fc.constantFrom('free', 'pro'), orders: fc.constantFrom(0, 2.5, 10), vip: fc.boolean() },
      { requiredKeys: [] },
    ),
    visitor: fc.option(fc.nat(4)),
    extra: fc.constantFrom<Draft['extra']>(
      ...Array<Draft['extra']>(4).fill({}),
      { incentivised: true },
      { sampling: { rate: 0.5, unit: 'view' } },
    ),
  });
}

const views: fc.Arbitrary<Views> = fc.record({
  survey: fc.nat(2),
  version: fc.nat(2),
  at: moment,
  step: fc.nat(3),
  by: fc.integer({ min: 1, max: 9 }),
  dimensions: dimensions(fewPages),
});

/** What happens to a site, from the first response on. */
export function moves(page?: fc.Arbitrary<string>): fc.Arbitrary<Move[]> {
  const some = fc.array(fc.nat(slots - 1), { minLength: 1, maxLength: 6 });
  const flag = fc.option(fc.boolean(), { nil: undefined });
  const change = fc
    .record({ test: flag, archived: flag, bot: flag, flagged: flag })
    .map((flags) => Object.fromEntries(Object.entries(flags).filter(([, on]) => on !== undefined)));
  const batch = fc.array(drafts(page), { minLength: 1, maxLength: 16 });
  return fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.record({ do: fc.constant('submit' as const), drafts: batch }) },
      {
        weight: 2,
        arbitrary: fc.record({ do: fc.constant('repeat' as const), draft: fc.nat(), at: moment }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constant('view' as const),
          views: fc.array(views, { minLength: 1, maxLength: 12 }),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({ do: fc.constant('reclassify' as const), slots: some, standing: change }),
      },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), slots: some }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('erase' as const), slots: some }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('unword' as const), slots: some }) },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant('rezone' as const),
          timezone: timezones,
          most: fc.integer({ min: 5, max: 50 }),
        }),
      },
    ),
    { minLength: 1, maxLength: 12 },
  );
}
