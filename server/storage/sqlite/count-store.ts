import type Database from 'better-sqlite3';
import type { CountStore } from '../contract/counts.ts';
import { type RunQuestion, runsOf } from '../count-runs.ts';
import { CountSums } from '../merge-counts.ts';
import { sumAddition } from '../sum-counts.ts';
import type { Committer } from './committer.ts';
import type { Counting } from './counting.ts';
import type { Dictionary } from './dictionary.ts';
import { CountReader } from './read-counts.ts';
import type { Reader } from './reader.ts';
import { rebuildCounts } from './rebuild-counts.ts';
import type { RecentCounts } from './recent-counts.ts';
import { DayRecount } from './recount-days.ts';
import { verifyCounts } from './verify-counts.ts';
import type { CountUpsert } from './write-counts.ts';

export interface CountStoreParts {
  db: Database.Database;
  committer: Committer;
  /** The thread that answers what would hold up the others. */
  reader: Reader;
  counting: Counting;
  upsert: CountUpsert;
  recent: RecentCounts;
}

/** The counts: few rows are read at once, many by the reading thread. */
export function countStore({
  db,
  committer,
  reader: thread,
  counting,
  upsert,
  recent,
}: CountStoreParts): CountStore {
  const { dictionary } = counting;
  const reader = new CountReader(db, dictionary, recent);
  const days = new DayRecount({ ...counting, db, upsert });
  const earliest = db
    .prepare<[number], number | null>(
      `SELECT MIN((SELECT MIN(bucket) FROM counts c WHERE c.site = k.site AND c.key = k.key
         AND c.dimension = 0 AND c.span = 0 AND c.value = 0)) FROM count_keys k WHERE k.site = ?`,
    )
    .pluck();
  const keys = db.prepare<[number], { surveyKey: number; countKey: string }>(
    'SELECT survey AS surveyKey, name AS countKey FROM count_keys WHERE site = ? ORDER BY key',
  );
  return {
    add: async (additions) =>
      committer.commit(() => {
        const sums = new CountSums();
        for (const addition of additions) sumAddition(counting, sums, addition);
        upsert.add(sums.sorted());
      }),
    read: async (questions) => {
      const asked = questions.map(({ segments, ...rest }) => ({ ...rest, runs: runsOf(segments) }));
      return isSmall(asked, dictionary)
        ? committer.guard(() => reader.read(asked))
        : thread.readCounts(asked);
    },
    valueState: (site, survey, dimension, value) => thread.valueState(site, survey, dimension, value),
    keys: async (site) => committer.guard(() => keys.all(site)),
    earliest: async (site) =>
      committer.guard(() => {
        const quarter = earliest.get(site);
        return quarter == null ? null : quarter * 900_000;
      }),
    recountDays: async (siteKey, most) =>
      committer.commit(() => {
        // Funnel totals are taken out at the end, by no counter's leave.
        recent.clear();
        return days.next(siteKey, most);
      }),
    verify: async () => committer.guard(() => verifyCounts(db, counting)),
    rebuild: async () =>
      committer.commit(() => {
        recent.clear();
        return rebuildCounts(db, counting);
      }),
  };
}

/** Rows of counts that cost less to read at once, within three milliseconds, than to send for. */
const fewRows = 3_500;

/** Whether the questions read few rows: every bucket of a total, and of each value of a dimension, is one a version. */
function isSmall(questions: readonly RunQuestion[], dictionary: Dictionary): boolean {
  let rows = 0;
  for (const { siteKey, surveyKey, dimension, value, runs } of questions) {
    const grouped = dimension !== null && value === undefined;
    const values = grouped ? dictionary.valuesCounted(siteKey, surveyKey, dimension) : 1;
    for (const { from, to } of runs) rows += (to - from) * values;
  }
  return rows <= fewRows;
}
