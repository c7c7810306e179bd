import { v7 } from 'uuid';
import { coverageKey } from '../ingest/count-keys.ts';
import { coverage } from '../stats/coverage.ts';
import { empty, merge } from '../stats/histogram.ts';
import { spans } from '../storage/contract/counts.ts';
import type { JobRecord } from '../storage/contract/jobs.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { Storage } from '../storage/storage.ts';
import type { JobRunner, JobWork } from './job-runner.ts';

type Counted = Pick<Storage, 'surveys' | 'counts'>;

/** Responses of a survey that share a transaction: a few milliseconds in which no answer is committed. */
const piece = 20;

/** Counts the days and months of a site anew, after its zone was changed or a server ended before that was done. */
export function recountDays(
  { id, key, timezone }: StoredSite,
  storage: Counted,
  runner: JobRunner,
): Promise<JobRecord> {
  return runner.start({ id: v7(), kind: 'recount', site: id, asked: { timezone } }, workOf(key, storage));
}

function workOf(site: number, { surveys, counts }: Counted): JobWork {
  return {
    async count() {
      const always = [{ out: 0, span: spans.quarter, from: 0, to: Number.MAX_SAFE_INTEGER }];
      const received = await counts.read(
        (await surveys.list(site)).map(({ key: surveyKey }) => ({
          siteKey: site,
          surveyKey,
          countKey: coverageKey,
          dimension: null,
          segments: always,
        })),
      );
      const sum = received.flat().reduce((all, { counts }) => merge(all, counts), empty());
      const { received: total, duplicates } = coverage(sum);
      return total - duplicates;
    },
    async *run() {
      for (;;) {
        const moved = await counts.recountDays(site, piece);
        if (moved === null) return;
        yield moved;
      }
    },
  };
}
