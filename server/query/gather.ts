import type { MetricPlan } from '../../shared/stats-answer.ts';
import type { StoredScope } from '../storage/contract/scopes.ts';
import type { Storage } from '../storage/storage.ts';
import { fromCounts } from './from-counts.ts';
import { fromRows } from './from-rows.ts';
import type { Gathered, MetricGroups } from './group.ts';
import type { Plan } from './plan.ts';
import type { Question } from './question.ts';
import type { RowWork } from './row-work.ts';
import type { Scope } from './scope.ts';
import type { MetricSource } from './sources.ts';

export interface GatherDeps {
  storage: {
    counts: Pick<Storage['counts'], 'read'>;
    responses: Pick<Storage['responses'], 'tally'>;
  };
  about: Pick<StoredScope, 'countKeys'>;
  rowWork: Pick<RowWork, 'run'>;
}

/** Counts what was asked: the range, and what it is compared with. */
export async function gather(
  { breakdown }: Question,
  { site, surveys, filters, now, before }: Scope,
  sources: readonly MetricSource[],
  planned: Plan,
  plans: readonly MetricPlan[],
  { storage, rowWork, about }: GatherDeps,
): Promise<Gathered> {
  const from = (source: MetricPlan['source']) => sources.filter((_, i) => plans[i]!.source === source);
  const byRows = from('rows');
  const stretches = before ? [now, before] : [now];
  const rows =
    byRows.length === 0
      ? null
      : await fromRows(storage.responses, rowWork, byRows, {
          siteKey: site.key,
          surveys,
          filters,
          breakdown,
          stretches,
        });
  if (rows && byRows.length === sources.length) return rows;
  if (planned.source === 'rows') throw new Error('a question from rows was planned from counts');
  const counts = await fromCounts(
    storage.counts,
    { site, surveys, countKeys: about.countKeys },
    from('counts'),
    planned,
  );
  if (!rows) return counts;
  const stretchesOf = counts.stretches.map((metrics, i) => inOrder(plans, metrics, rows.stretches[i]!));
  return { ...counts, stretches: stretchesOf };
}

/** Metrics of both sources in the order in which they were asked for. */
function inOrder(plans: readonly MetricPlan[], counts: MetricGroups, rows: MetricGroups): MetricGroups {
  const left = { counts: [...counts], rows: [...rows] };
  return plans.map(({ source }) => left[source].shift()!);
}
