import type { Filter, FilterOperator } from '../../shared/filter.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';
import type { Question } from './question.ts';
import type { Scope } from './scope.ts';

/** The question as it was understood, in the words of the interface. */
export function resolved(
  question: Question,
  { site, tz, period, interval, now, before }: Scope,
): StatsAnswer['query'] {
  const { breakdown, filters } = question;
  return {
    metrics: question.metrics,
    site: site.id,
    ...(question.survey === undefined ? {} : { survey: question.survey }),
    ...(question.question === undefined ? {} : { question: question.question }),
    ...(period === undefined ? {} : { period }),
    ...isoRange(now.range),
    ...(interval === null ? {} : { interval }),
    tz,
    ...(breakdown.length === 0 ? {} : { breakdown, limit: question.limit, other: question.other }),
    ...(filters.length === 0 ? {} : { filter: filterWords(filters) }),
    ...(before === null ? {} : { compare: isoRange(before.range) }),
  };
}

function isoRange({ from, to }: { from: number; to: number }): { from: string; to: string } {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

function filterWords(filters: readonly Filter[]): Record<string, Partial<Record<FilterOperator, string[]>>> {
  const words: Record<string, Partial<Record<FilterOperator, string[]>>> = {};
  for (const { dimension, operator, values } of filters) {
    words[dimension] = { ...words[dimension], [operator]: values };
  }
  return words;
}
