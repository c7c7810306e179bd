import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Standing, StoredResponse, StoredSurvey } from '../../server/storage/storage.ts';
import { comment, effort, responseTo, score } from './builders.ts';

/** A response as it was drawn: `slot` picks one of a few ids, so that revisions and repeats meet. */
export interface Draft {
  survey: number;
  slot: number;
  revision: number;
  version: number;
  complete: boolean;
  score: number | undefined;
  effort: number | undefined;
  comment: boolean;
  standing: Standing;
  at: number;
  page: string | undefined;
  plan: string | undefined;
  channel: string;
}

export type Move =
  | { do: 'submit'; drafts: Draft[] }
  | { do: 'repeat'; draft: number; at: number }
  | { do: 'reclassify'; site: number; slots: number[]; standing: Partial<Standing> }
  | { do: 'remove'; site: number; slots: number[] };

/** Days around which a clock moves: America, Europe, Lord Howe (by half an hour), and a month that ends. */
const days = ['2026-03-07', '2026-03-28', '2026-04-04', '2026-10-03', '2026-10-24', '2026-10-31'];
const quarter = 900_000;

/** A moment of three days around one of them. */
export const moment = fc
  .tuple(fc.constantFrom(...days), fc.nat(3 * 96), fc.nat(quarter - 1))
  .map(([day, quarters, rest]) => Date.parse(`${day}T00:00:00Z`) + quarters * quarter + rest);

const slots = 10;
const standing = fc.constantFrom<Standing>(
  ...Array<Standing>(6).fill({ test: false, archived: false, bot: false, flagged: false }),
  { test: true, archived: false, bot: false, flagged: false },
  { test: false, archived: false, bot: true, flagged: false },
  { test: false, archived: false, bot: false, flagged: true },
);

export function drafts(surveys: number, page: fc.Arbitrary<string>, slot = slots): fc.Arbitrary<Draft> {
  return fc.record({
    survey: fc.nat(surveys - 1),
    slot: fc.noBias(fc.nat(slot - 1)),
    revision: fc.nat(3),
    version: fc.integer({ min: 1, max: 2 }),
    complete: fc.boolean(),
    score: fc.option(fc.nat(10), { nil: undefined, freq: 5 }),
    effort: fc.option(fc.integer({ min: 1, max: 7 }), { nil: undefined }),
    comment: fc.boolean(),
    standing,
    at: moment,
    page: fc.option(page, { nil: undefined, freq: 5 }),
    plan: fc.constantFrom(undefined, 'free', 'pro'),
    channel: fc.constantFrom('widget', 'api'),
  });
}

export function moves(sites: number, surveys: number, page: fc.Arbitrary<string>): fc.Arbitrary<Move[]> {
  const site = fc.nat(sites - 1);
  const some = fc.array(fc.nat(slots - 1), { minLength: 1, maxLength: 4 });
  const flag = fc.option(fc.boolean(), { nil: undefined });
  const change = fc
    .record({ test: flag, archived: flag, bot: flag, flagged: flag })
    .map((flags) => Object.fromEntries(Object.entries(flags).filter(([, on]) => on !== undefined)));
  const batch = fc.array(drafts(surveys, page), { minLength: 1, maxLength: 8 });
  return fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.record({ do: fc.constant('submit' as const), drafts: batch }) },
      {
        weight: 2,
        arbitrary: fc.record({ do: fc.constant('repeat' as const), draft: fc.nat(), at: moment }),
      },
      {
        weight: 2,
        arbitrary: fc.record({ do: fc.constant('reclassify' as const), site, slots: some, standing: change }),
      },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), site, slots: some }) },
    ),
    { minLength: 5, maxLength: 30 },
  );
}

/** The response that a draft stands for. The digest is of all but the moment, so that a repeat has the same one. */
export function responseOf(draft: Draft, surveys: readonly StoredSurvey[]): StoredResponse {
  const survey = surveys[draft.survey]!;
  const { at, standing: given, ...body } = draft;
  return responseTo(survey, {
    ...given,
    id: idOf(survey.siteKey, draft.slot),
    revision: draft.revision,
    version: draft.version,
    complete: draft.complete,
    receivedAt: at,
    digest: createHash('sha256').update(JSON.stringify(body)).digest().subarray(0, 16),
    dimensions: { channel: draft.channel, ...(draft.page === undefined ? {} : { page: draft.page }) },
    attributes: draft.plan === undefined ? {} : { plan: draft.plan },
    answers: [
      ...(draft.score === undefined ? [] : [score(draft.score)]),
      ...(draft.effort === undefined ? [] : [effort(draft.effort)]),
      ...(draft.comment ? [comment('Late')] : []),
    ],
  });
}

export function idOf(siteKey: number, slot: number): string {
  return `019b0000-0000-7000-8000-${siteKey.toString(16).padStart(6, '0')}${slot.toString(16).padStart(6, '0')}`;
}
