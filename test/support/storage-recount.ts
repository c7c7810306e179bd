import type { Question } from '../../server/query/question.ts';
import type { StoredResponse } from '../../server/storage/contract/stored-response.ts';
import type { StoredSurvey } from '../../server/storage/contract/surveys.ts';
import type { FilterOperator } from '../../shared/filter.ts';
import type { Interval } from '../../shared/period.ts';
import type { ProblemCode } from '../../shared/problem.ts';
import type { Coverage } from '../../shared/stats-answer.ts';
import { dateStart, localDate } from './storage-local-date.ts';
import { modelClass } from './storage-model.ts';
import { type Asked, chosenIn, type Stretch } from './storage-recount-asked.ts';
import { foldedValue, surveysIn } from './storage-recount-choice.ts';
import type { Recount } from './storage-recount-metric.ts';
import { askedRange, comparedRange, type Range, stepsOf, suitable } from './storage-recount-range.ts';
import { type Rows, rowsOf } from './storage-recount-rows.ts';
import { recountOf } from './storage-recount-source.ts';
import { definedSurveys } from './storage-surveys.ts';
import type { World } from './storage-world.ts';

export interface Answer extends Rows {
  range: Range;
  interval: Interval | undefined;
  compare: Range | null;
  coverage: Coverage;
  sources: ('counts' | 'rows')[];
  breaks: [at: string, question: string, change: string][];
  /** Counted responses by what a reader should be told of them. */
  cautions: { repeated: number; sampled: number; incentivised: number };
}

/** What the documentation says that the answer is, counted one response at a time. */
export function recount(question: Question, world: World, now: number): Answer | ProblemCode {
  const tz = question.tz ?? world.site.timezone;
  const unknown = unknownName(question, world);
  if (unknown) return unknown;
  const range = askedRange(question, now, tz, world.model.earliest);
  if (!range) return 'invalid_request';
  const interval = question.interval === 'auto' ? suitable(range, tz) : question.interval;
  const period = question.from === undefined ? (question.period ?? '28d') : undefined;
  const compare = question.compare === undefined ? null : comparedRange(question.compare, range, period, tz);
  const stretch = (part: Range): Stretch | null => {
    const steps = interval === undefined ? [part] : stepsOf(part, interval, tz, now);
    return steps && { range: part, steps };
  };
  const stretches = [range, ...(compare ? [compare] : [])].map(stretch);
  if (stretches.includes(null)) return 'unsupported_query';
  const surveys = surveysIn(question.filters, question.survey, world);
  const recounts = question.metrics.map((metric) => recountOf(metric, question, surveys, world));
  const refused = recounts.find((one) => typeof one === 'string');
  if (refused !== undefined) return refused;
  const rows = needsRows(question, surveys, stretches as Stretch[], world);
  if (rows && recounts.some((one) => (one as Recount).from === 'counts')) return 'unsupported_query';
  const asked: Asked = {
    question,
    world,
    surveys,
    recounts: recounts as Recount[],
    sources: recounts.map((one) => (rows || (one as Recount).from === 'rows' ? 'rows' : 'counts')),
    now: stretches[0]!,
    before: stretches[1] ?? null,
  };
  const found = rowsOf(asked);
  if (found === null) return 'unsupported_query';
  const received = chosenIn(range, asked);
  return {
    ...found,
    range,
    interval,
    compare,
    coverage: coverageOf(received),
    sources: asked.sources,
    breaks: breaksIn(range, asked),
    cautions: cautionsOf(received.filter((response) => modelClass(response) === 'counted')),
  };
}

/** Names of what there is not. */
function unknownName({ filters, survey }: Question, world: World): ProblemCode | null {
  const latest = Math.max(0, ...surveysIn(filters, survey, world).map(({ version }) => version));
  const names = (dimension: string, operators: FilterOperator[]) =>
    filters
      .filter((filter) => filter.dimension === dimension && operators.includes(filter.operator))
      .flatMap(({ values }) => values);
  const strange = names('survey', ['is', 'not']).find((slug) => survey !== undefined && slug !== survey);
  if (strange !== undefined) return 'unknown_survey';
  return names('version', ['is']).some((version) => Number(version) > latest) ? 'unknown_version' : null;
}

/** What the documentation lists as beyond the counts. */
function needsRows(
  { breakdown, filters: all }: Question,
  surveys: readonly StoredSurvey[],
  stretches: readonly Stretch[],
  { site, model }: World,
): boolean {
  const filters = all.filter(({ dimension }) => dimension !== 'survey');
  const dimensions = breakdown.filter((name) => name !== 'survey' && name !== 'version');
  const versions = filters.filter(({ dimension }) => dimension === 'version').flatMap(({ values }) => values);
  const others = filters.filter(({ dimension }) => dimension !== 'version');
  const isMidnight = (at: number) => dateStart(localDate(at, site.timezone), site.timezone) === at;
  const edges = stretches
    .flatMap(({ range, steps }) => [range, ...steps])
    .flatMap(({ from, to }) => [from, to]);
  return (
    breakdown.length > 1 ||
    [...dimensions, ...others.map(({ dimension }) => dimension)].includes('rating') ||
    filters.some(({ operator }) => operator !== 'is') ||
    versions.length > 1 ||
    others.length > 1 ||
    (others.length > 0 && dimensions.length > 0) ||
    others.some(({ values }) => values.includes('(none)')) ||
    foldedValue(filters, surveys, model) ||
    (dimensions.length + others.length > 0 && !edges.every(isMidnight))
  );
}

function coverageOf(received: readonly StoredResponse[]): Coverage {
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
  for (const response of received) {
    coverage[modelClass(response)] += 1;
    coverage.duplicates += response.duplicates;
    coverage.received += 1 + response.duplicates;
  }
  return coverage;
}

function breaksIn({ from, to }: Range, { question: { question }, surveys }: Asked): Answer['breaks'] {
  return surveys
    .flatMap(({ slug }) => definedSurveys[slug]!)
    .filter(({ at }) => Date.parse(at) >= from && Date.parse(at) < to)
    .flatMap(({ at, breaks }) => breaks.map(([id, change]): [string, string, string] => [at, id, change]))
    .filter(([, id]) => question === undefined || question.split('.')[0] === id);
}

function cautionsOf(counted: readonly StoredResponse[]): Answer['cautions'] {
  const count = (is: (response: StoredResponse) => unknown) => counted.filter(is).length;
  return {
    repeated: count(({ repeated }) => repeated),
    sampled: count(({ extra }) => extra?.sampling),
    incentivised: count(({ extra }) => extra?.incentivised),
  };
}
