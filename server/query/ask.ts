/** Answers one question of the numbers: resolve, plan, count, compute. */
import type { Filter } from '../../shared/filter.ts';
import type { MetricPlan, SeriesBreak, StatsAnswer } from '../../shared/stats-answer.ts';
import { complaintRuleWords } from '../ingest/complaint.ts';
import { invalid } from '../problem.ts';
import type { StoredScope } from '../storage/contract/scopes.ts';
import type { Storage } from '../storage/storage.ts';
import { behindOf } from './behind.ts';
import { breaksOf } from './breaks.ts';
import { refuseOther } from './dimensions.ts';
import { gather } from './gather.ts';
import { type Plan, plan } from './plan.ts';
import type { Question } from './question.ts';
import { resolved } from './resolved.ts';
import { resultsOf } from './results.ts';
import type { RowWork } from './row-work.ts';
import { type Scope, scopeOf } from './scope.ts';
import { type MetricSource, sourcesOf } from './sources.ts';
import { warningsOf } from './warnings.ts';

export interface AskDeps {
  storage: {
    surveys: Pick<Storage['surveys'], 'versions'>;
    counts: Pick<Storage['counts'], 'read' | 'valueState' | 'earliest'>;
    responses: Pick<Storage['responses'], 'tally' | 'progress'>;
  };
  rowWork: Pick<RowWork, 'run'>;
  /** The site of the question, and its surveys: those of the slug that it names, or all. */
  about: Pick<StoredScope, 'site' | 'surveys' | 'countKeys'>;
  /** Epoch milliseconds. */
  now: number;
}

/** Throws a `Problem` that names the parameter where the question cannot be answered. */
export async function ask(question: Question, deps: AskDeps): Promise<StatsAnswer> {
  const { storage, about } = deps;
  const scope = await scopeOf(question, about, storage, deps.now);
  const sources = await sourcesOf(question, scope.surveys, about.countKeys, storage);
  const planned = await planOf(question, scope, storage);
  const plans = sources.map((source) => planFor(source, planned));
  if (plans.some(({ source }) => source === 'rows')) refuseOther(scope.filters);
  // What needs nothing of each other is asked together: where the storage is far, that is what a question takes.
  const [{ stretches, standing }, breaks] = await Promise.all([
    gather(question, scope, sources, planned, plans, deps),
    breaksIn(question, scope, storage),
  ]);
  const { minimumN } = scope.site;
  const results = resultsOf({
    question,
    sources,
    now: stretches[0]!,
    before: stretches[1] ?? null,
    range: scope.now.range,
    series: scope.now.buckets,
    minimumN,
    leadTo: (range, filters) => behindOf(range, filters, scope, sources[0]!),
  });
  return {
    query: resolved(question, scope),
    results: results.rows,
    meta: {
      generatedAt: new Date(deps.now).toISOString(),
      timezone: scope.tz,
      warnings: warningsOf({ question, standing, results, minimumN }),
      coverage: standing.coverage,
      source: sourceOf(plans),
      plan: plans,
      breaks,
      ...(question.metrics.includes('complaint-rate')
        ? { complaintRule: complaintRuleWords(scope.site.complaintRule) }
        : {}),
    },
  };
}

async function planOf(
  question: Question,
  { site, surveys, filters, now, before }: Scope,
  { counts }: AskDeps['storage'],
): Promise<Plan> {
  return plan({
    stretches: before ? [now, before] : [now],
    breakdown: question.breakdown,
    filters,
    siteTimezone: site.timezone,
    recounting: site.recounting,
    folded: await foldedValue(
      filters,
      site.key,
      surveys.map((survey) => survey.key),
      counts,
    ),
  });
}

/** A value that shares `(other)` in one of the surveys: its counts there are not its own. */
async function foldedValue(
  filters: readonly Filter[],
  siteKey: number,
  surveyKeys: readonly number[],
  counts: AskDeps['storage']['counts'],
): Promise<string | null> {
  for (const { dimension, operator, values } of filters) {
    if (operator !== 'is' || dimension === 'version' || dimension === 'rating') continue;
    for (const value of values) {
      const states = await Promise.all(
        surveyKeys.map((surveyKey) => counts.valueState(siteKey, surveyKey, dimension, value)),
      );
      if (states.includes('folded')) return value;
    }
  }
  return null;
}

/** What the whole question's plan is for one of its metrics. Views have no rows; respondents have no counts. */
function planFor({ metric, needs }: MetricSource, planned: Plan): MetricPlan {
  if (needs === 'counts' && planned.source === 'rows') {
    throw invalid(
      'unsupported_query',
      planned.path,
      `cannot be had for ${metric}: views are counted and not kept, and ${planned.reason}`,
    );
  }
  if (needs === 'rows' && planned.source === 'counts') {
    return { metric, source: 'rows', reason: `${metric} needs every item of each respondent` };
  }
  return { metric, source: planned.source, reason: planned.reason };
}

function sourceOf(plans: readonly MetricPlan[]): StatsAnswer['meta']['source'] {
  const sources = new Set(plans.map(({ source }) => source));
  return sources.size > 1 ? 'mixed' : [...sources][0]!;
}

async function breaksIn(
  { question }: Question,
  { site, surveys, now }: Scope,
  { surveys: store }: AskDeps['storage'],
): Promise<SeriesBreak[]> {
  const changed = surveys.filter((survey) => survey.version > 1);
  const breaks = await Promise.all(
    changed.map(async (survey) =>
      breaksOf(survey.slug, await store.versions(site.key, survey.key), now.range, question),
    ),
  );
  return breaks.flat().sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
