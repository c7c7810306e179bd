/** Makes of a question what it stands for: a site, its surveys, a range with its steps, and what it is compared with. */

import type { Interval, Period } from '../../shared/period.ts';
import { isTimezone } from '../../shared/site.ts';
import { unknownSurvey } from '../named.ts';
import { invalid } from '../problem.ts';
import type { StoredScope } from '../storage/contract/scopes.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { StoredSurvey } from '../storage/contract/surveys.ts';
import { filterMatch } from '../storage/filter-match.ts';
import type { Storage } from '../storage/storage.ts';
import { buckets } from './buckets.ts';
import { resolveCompare } from './compare-range.ts';
import { checkBreakdown, checkFilter } from './dimensions.ts';
import { type ResolvedPeriod, resolvePeriod } from './period.ts';
import type { Stretch } from './plan.ts';
import type { AskedFilter, Question } from './question.ts';

export interface Scope {
  site: StoredSite;
  /** Those of the question that pass its filters by survey. */
  surveys: StoredSurvey[];
  /** What is left to be filtered by. */
  filters: AskedFilter[];
  tz: string;
  /** The name that the range was asked for by. */
  period: Period | undefined;
  interval: Interval | null;
  now: Stretch;
  before: Stretch | null;
}

/** @param about the site of the question, and its surveys. Throws a `Problem` that names the parameter. */
export async function scopeOf(
  question: Question,
  { site, surveys: named }: Pick<StoredScope, 'site' | 'surveys'>,
  { counts }: { counts: Pick<Storage['counts'], 'earliest'> },
  at: number,
): Promise<Scope> {
  if (question.survey !== undefined && named.length === 0) throw unknownSurvey(question.survey);
  const tz = timezoneOf(question, site);
  checkBreakdown(question.breakdown, site);
  for (const filter of question.filters) checkFilter(filter, site);
  const surveys = chosenSurveys(question.filters, named);
  checkVersions(question.filters, surveys);
  const earliest = question.period === 'all' ? await counts.earliest(site.key) : null;
  const range = rangeOf(resolvePeriod(question, { now: at, tz, earliest }));
  const now = seriesOf(range, question.interval, { now: at, tz }, 'interval');
  return {
    site,
    surveys,
    filters: question.filters.filter((filter) => filter.dimension !== 'survey'),
    tz,
    period: range.period,
    interval: now.interval,
    now,
    before:
      question.compare === undefined
        ? null
        : // What `auto` came to: days are compared with days.
          seriesOf(
            comparedWith(question.compare, range, tz, at),
            now.interval ?? undefined,
            { now: at, tz },
            'compare',
          ),
  };
}

function timezoneOf({ tz }: Question, site: StoredSite): string {
  if (tz === undefined) return site.timezone;
  if (isTimezone(tz)) return tz;
  throw invalid('invalid_request', 'tz', 'must be an IANA time zone like "Asia/Shanghai"');
}

function rangeOf(resolved: ResolvedPeriod): Extract<ResolvedPeriod, { ok: true }> {
  if (resolved.ok) return resolved;
  throw invalid('invalid_request', resolved.path, resolved.reason);
}

function comparedWith(
  compare: string,
  range: Extract<ResolvedPeriod, { ok: true }>,
  tz: string,
  now: number,
): { from: number; to: number } {
  const resolved = resolveCompare(compare, { range, period: range.period }, { now, tz });
  if (resolved.ok) return { from: resolved.from, to: resolved.to };
  throw invalid('invalid_request', resolved.path, resolved.reason);
}

function seriesOf(
  { from, to }: { from: number; to: number },
  interval: Question['interval'],
  context: { now: number; tz: string },
  path: string,
): Stretch & { interval: Interval | null } {
  const range = { from, to };
  if (interval === undefined) return { range, buckets: null, interval: null };
  const series = buckets(range, interval, context);
  if (!series.ok) throw invalid('unsupported_query', path, series.reason);
  return { range, buckets: series.buckets, interval: series.interval };
}

/** A filter by survey chooses surveys, and the counts of each are at hand. A name that is none of them is an error. */
function chosenSurveys(filters: readonly AskedFilter[], surveys: StoredSurvey[]): StoredSurvey[] {
  let chosen = surveys;
  for (const filter of filters.filter(({ dimension }) => dimension === 'survey')) {
    const stranger = filter.values.find((slug) => !surveys.some((survey) => survey.slug === slug));
    if (filter.operator !== 'contains' && stranger !== undefined) {
      throw invalid('unknown_survey', filter.path, `"${stranger}" is no survey that is asked about`);
    }
    const matches = filterMatch(filter);
    chosen = chosen.filter((survey) => matches(survey.slug));
  }
  return chosen;
}

/** A version that never was is more likely a slip than a wish to see nothing. */
function checkVersions(filters: readonly AskedFilter[], surveys: readonly StoredSurvey[]): void {
  const latest = Math.max(0, ...surveys.map(({ version }) => version));
  for (const { dimension, operator, values, path } of filters) {
    if (dimension !== 'version' || operator !== 'is') continue;
    const stranger = values.find((value) => Number(value) > latest);
    if (stranger !== undefined)
      throw invalid('unknown_version', path, `there is no version ${stranger}; the latest is ${latest}`);
  }
}
