import type { Question } from '../../server/query/question.ts';
import { choices } from '../../server/stats/choices.ts';
import { compareRates } from '../../server/stats/compare-rates.ts';
import { compareSamples } from '../../server/stats/compare-samples.ts';
import { compareShares } from '../../server/stats/compare-shares.ts';
import { complaintRate } from '../../server/stats/complaint-rate.ts';
import { compositeIndex } from '../../server/stats/composite-index.ts';
import { addMoment, noMoments, sampleOf } from '../../server/stats/moments.ts';
import { responseRate } from '../../server/stats/response-rate.ts';
import type { StoredResponse } from '../../server/storage/contract/stored-response.ts';
import type { StoredSurvey } from '../../server/storage/contract/surveys.ts';
import type { MetricId } from '../../shared/metric.ts';
import type { ProblemCode } from '../../shared/problem.ts';
import { type Answered, answerable, answersOf, gives } from './storage-recount-answers.ts';
import { questionsOf } from './storage-recount-choice.ts';
import { type Cell, type Recount, ratingRecount } from './storage-recount-metric.ts';
import type { World } from './storage-world.ts';

/** How a metric is counted again, or the code that it is refused with. */
export function recountOf(
  metric: MetricId,
  question: Question,
  surveys: readonly StoredSurvey[],
  world: World,
): Recount | ProblemCode {
  if (metric === 'response-rate' || metric === 'complaint-rate') {
    if (question.question !== undefined) return 'unsupported_query';
    return metric === 'response-rate' ? responseRateRecount : complaintRateRecount;
  }
  const fitting = answerable(surveys, oneVersion(question), world).filter(
    (one) => gives(one, metric) && isNamed(one.question, question.question),
  );
  const [first] = fitting;
  if (!first) return 'unsupported_query';
  const pool = (one: Answered) => {
    if (metric === 'index') return one.question.split('.')[0];
    return metric === 'choices' ? `${one.question} ${one.type}` : `${one.type} ${one.scale}`;
  };
  if (fitting.some((one) => pool(one) !== pool(first))) return 'question_required';
  const named = fitting.map((one) => one.question);
  const read = (response: StoredResponse) =>
    answersOf(response, world).filter((one) => pool(one) === pool(first) && named.includes(one.question));
  if (metric === 'choices') return choicesRecount(fitting, read);
  if (metric === 'index') return indexRecount(first.question.split('.')[0]!, world);
  return ratingRecount(metric, first, (response) => read(response).map(({ step }) => step));
}

/** The one version that is asked about; null for all. */
function oneVersion({ filters }: Question): number | null {
  const filter = filters.find(({ dimension, operator }) => dimension === 'version' && operator === 'is');
  return filter?.values.length === 1 ? Number(filter.values[0]) : null;
}

/** A matrix by its own name stands for all its items. */
function isNamed(question: string, name: string | undefined): boolean {
  return name === undefined || question === name || question.split('.')[0] === name;
}

type Reader = (response: StoredResponse) => (Answered & { chosen: string[] })[];

function choicesRecount(fitting: readonly Answered[], read: Reader): Recount {
  const ids = [...new Set(fitting.flatMap(({ options }) => options))];
  const respondents = (cell: Cell) => cell.responses.flatMap(read);
  const countOf = (cell: Cell, id: string) =>
    respondents(cell).filter(({ chosen }) => chosen.includes(id)).length;
  const value = (cell: Cell) =>
    choices(
      respondents(cell).length,
      ids.map((id) => ({ id, count: countOf(cell, id) })),
    );
  return {
    from: 'either',
    size: (cell) => respondents(cell).length,
    value,
    difference(now, before) {
      const { top } = value(now);
      const of = (cell: Cell) => ({
        x: top == null ? 0 : countOf(cell, top),
        n: respondents(cell).length,
      });
      return compareShares(of(now), of(before));
    },
    isBehind: (response) => read(response).length > 0,
  };
}

function indexRecount(matrix: string, world: World): Recount {
  const score = (response: StoredResponse): number[] => {
    const question = questionsOf(response, world).find(({ id }) => id === matrix);
    const value = response.answers.find((answer) => answer.question === matrix)?.value;
    if (question?.type !== 'matrix' || value === undefined) return [];
    const steps = question.items.map(({ id }) => (value as Record<string, number>)[id]);
    if (steps.includes(undefined)) return [];
    const weights = question.items.reduce((sum, { weight }) => sum + weight, 0);
    const weighted = question.items.map(({ weight }, i) => (weight * (steps[i]! - 1)) / (question.scale - 1));
    return [(100 * weighted.reduce((sum, part) => sum + part, 0)) / weights];
  };
  const moments = (cell: Cell) => cell.responses.flatMap(score).reduce(addMoment, noMoments);
  return {
    from: 'rows',
    size: (cell) => moments(cell).n,
    value: (cell) => compositeIndex(moments(cell)),
    difference: (now, before) => compareSamples(sampleOf(moments(now)), sampleOf(moments(before))),
    isBehind: (response) => score(response).length > 0,
  };
}

const steps = ['viewed', 'opened', 'started', 'dismissed'];

function stepsOf({ additions }: Cell, step: string, widgetOnly: boolean): number {
  return additions
    .filter(({ dimensions }) => !widgetOnly || dimensions.channel === 'widget')
    .flatMap(({ cells }) => cells)
    .filter(({ counter }) => steps[counter] === step)
    .reduce((sum, { by }) => sum + by, 0);
}

const byWidget = ({ responses }: Cell) =>
  responses.filter(({ dimensions }) => dimensions.channel === 'widget');

const responseRateRecount: Recount = {
  from: 'counts',
  size: (cell) => steps.reduce((sum, step) => sum + stepsOf(cell, step, true), 0),
  value: (cell) =>
    responseRate({
      viewed: stepsOf(cell, 'viewed', true),
      opened: stepsOf(cell, 'opened', true),
      started: stepsOf(cell, 'started', true),
      submitted: byWidget(cell).length,
      commented: byWidget(cell).filter(({ commented }) => commented).length,
    }),
  difference(now, before) {
    const of = (cell: Cell) => {
      const [x, n] = [byWidget(cell).length, stepsOf(cell, 'viewed', true)];
      return x > n ? { x: 0, n: 0 } : { x, n };
    };
    return compareShares(of(now), of(before));
  },
  isBehind: ({ dimensions }) => dimensions.channel === 'widget',
};

const complaintsOf = (cell: Cell) => ({
  complaints: cell.responses.filter(({ complaint }) => complaint).length,
  exposure: stepsOf(cell, 'viewed', false),
});

const complaintRateRecount: Recount = {
  from: 'counts',
  size: (cell) => complaintsOf(cell).complaints + complaintsOf(cell).exposure,
  value: (cell) => complaintRate(complaintsOf(cell)),
  difference: (now, before) => compareRates(complaintsOf(now), complaintsOf(before)),
  isBehind: ({ complaint }) => complaint,
};
