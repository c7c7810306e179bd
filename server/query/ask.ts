/** Answers one question of the numbers: resolve, plan, read the counts, compute. */
import type { StatsAnswer, StatsParameters } from '../../shared/aggregate.ts';
import type { MetricId } from '../../shared/metric.ts';
import { fixedDimensions, isTimezone } from '../../shared/survey.ts';
import { siteNamed, surveysNamed } from '../named.ts';
import { invalid } from '../problem.ts';
import type { Storage, StoredSite, StoredSurvey } from '../storage/storage.ts';
import { buckets } from './buckets.ts';
import { resolvePeriod } from './period.ts';
import { type Plan, plan } from './plan.ts';
import { readGroups } from './read-groups.ts';
import { resultsOf } from './results.ts';
import {
  type Candidate,
  candidateOf,
  candidatesOf,
  ratingSource,
  responseRateSource,
  type Source,
  type SourceKey,
} from './source.ts';

type AskStorage = Pick<Storage, 'sites' | 'surveys' | 'counts'>;

export interface Question extends StatsParameters {
  metric: MetricId;
  filter: { dimension: string; value: string } | null;
}

/** Throws a `Problem` that names the parameter where the question cannot be answered. */
export async function ask(question: Question, storage: AskStorage, now: number): Promise<StatsAnswer> {
  const site = await siteNamed(storage, question.site);
  const surveys = await surveysNamed(storage, site, question.survey);
  const tz = timezoneOf(question, site);
  checkDimensions(question, site);
  const earliest = question.period === 'all' ? await storage.counts.earliest(site.key) : null;
  const range = orThrow(resolvePeriod(question, { now, tz, earliest }));
  const series =
    question.interval === undefined ? null : orThrow(buckets(range, question.interval, { now, tz }));
  const planned = plan({
    range,
    buckets: series?.buckets ?? null,
    breakdown: question.breakdown ?? null,
    filter: question.filter,
    siteTimezone: site.timezone,
  });
  if ('reason' in planned) throw invalid('unsupported_query', planned.path, planned.reason);
  await refuseFolded(planned, site, surveys, storage);
  const source = await sourceOf(question, site, surveys, storage, planned.version);
  const read = await readGroups(storage.counts, site.key, surveys, source, planned);
  const { results, warnings } = resultsOf(
    question,
    site.minimumN,
    read.groups,
    series?.buckets ?? null,
    source,
  );
  return {
    query: {
      metric: question.metric,
      site: site.id,
      ...(question.survey === undefined ? {} : { survey: question.survey }),
      ...(question.question === undefined ? {} : { question: question.question }),
      ...(range.period === undefined ? {} : { period: range.period }),
      from: new Date(range.from).toISOString(),
      to: new Date(range.to).toISOString(),
      ...(series === null ? {} : { interval: series.interval }),
      tz,
      ...(question.breakdown === undefined ? {} : { breakdown: question.breakdown, limit: question.limit }),
      ...(question.filter === null ? {} : { filter: { [question.filter.dimension]: question.filter.value } }),
    },
    results,
    meta: {
      generatedAt: new Date(now).toISOString(),
      timezone: tz,
      warnings,
      coverage: read.coverage,
      source: 'counts',
    },
  };
}

function timezoneOf(question: Question, site: StoredSite): string {
  if (question.tz === undefined) return site.timezone;
  if (!isTimezone(question.tz))
    throw invalid('invalid_request', 'tz', 'must be an IANA time zone like "Asia/Shanghai"');
  return question.tz;
}

function checkDimensions({ breakdown, filter }: Question, site: StoredSite): void {
  const known = [...fixedDimensions, 'version', ...Object.keys(site.attributes)];
  if (breakdown !== undefined && !known.includes(breakdown)) {
    throw invalid('invalid_request', 'breakdown', `must be one of ${known.join(', ')}`);
  }
  if (!filter) return;
  if (!known.includes(filter.dimension)) {
    throw invalid('invalid_request', `filter[${filter.dimension}]`, `filters by none of ${known.join(', ')}`);
  }
  if (filter.dimension === 'version' && !/^[1-9]\d{0,6}$/.test(filter.value)) {
    throw invalid('invalid_request', 'filter[version]', 'must be the number of a version');
  }
}

function orThrow<T extends { ok: boolean }>(resolved: T): Extract<T, { ok: true }> {
  if (resolved.ok) return resolved as Extract<T, { ok: true }>;
  const { path, reason } = resolved as unknown as { path: string; reason: string };
  throw invalid(path === 'interval' ? 'unsupported_query' : 'invalid_request', path, reason);
}

/** A value that shares `(other)` has no counts of its own: zero would be a lie. */
async function refuseFolded(
  planned: Plan,
  site: StoredSite,
  surveys: readonly StoredSurvey[],
  { counts }: AskStorage,
): Promise<void> {
  const { dimension, value } = planned;
  if (dimension === null || value === null) return;
  for (const survey of surveys) {
    if ((await counts.valueState(site.key, survey.key, dimension, value)) !== 'folded') continue;
    throw invalid(
      'unsupported_query',
      `filter[${dimension}]`,
      `"${value}" is not among the 200 values of ${dimension} that "${survey.slug}" counts by themselves`,
    );
  }
}

async function sourceOf(
  question: Question,
  site: StoredSite,
  surveys: readonly StoredSurvey[],
  storage: AskStorage,
  version: number | null,
): Promise<Source> {
  if (question.metric === 'response-rate') {
    if (question.question === undefined) return responseRateSource(surveys.map((survey) => survey.key));
    throw invalid(
      'unsupported_query',
      'question',
      'has no response rate: a view belongs to the whole survey',
    );
  }
  const source = ratingSource(
    question.metric,
    await candidates(site, surveys, storage, version),
    question.question,
  );
  if ('code' in source) throw invalid(source.code, source.path, source.reason);
  return source;
}

/** Rating questions as they are defined now and as they were counted before; or those of one version. */
async function candidates(
  site: StoredSite,
  surveys: readonly StoredSurvey[],
  storage: AskStorage,
  version: number | null,
): Promise<Candidate[]> {
  if (version !== null) {
    const found = await Promise.all(
      surveys.map(async (survey) => {
        const versions = await storage.surveys.versions(site.key, survey.key);
        return candidatesOf(survey.key, versions.find((v) => v.version === version)?.questions ?? []);
      }),
    );
    return found.flat();
  }
  const defined = surveys.flatMap((survey) => candidatesOf(survey.key, survey.questions));
  const names = new Set(defined.map(nameOf));
  const counted = (await storage.counts.keys(site.key))
    .filter((key) => surveys.some((survey) => survey.key === key.surveyKey) && !names.has(nameOf(key)))
    .flatMap((key) => candidateOf(key) ?? []);
  return [...defined, ...counted];
}

function nameOf({ surveyKey, countKey }: SourceKey): string {
  return `${surveyKey} ${countKey}`;
}
