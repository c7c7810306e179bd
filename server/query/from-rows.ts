/** Counts responses one by one where the counts cannot tell: in a thread of its own, within limits. */

import type { Filter } from '../../shared/filter.ts';
import { coverage } from '../stats/coverage.ts';
import { mergeMoments } from '../stats/moments.ts';
import type { KnownCountKey } from '../storage/contract/counts.ts';
import type { StoredSurvey } from '../storage/contract/surveys.ts';
import type { Tally, TallyQuestion } from '../storage/contract/tally.ts';
import type { Storage } from '../storage/storage.ts';
import { addHistogram, type Gathered, GroupMap, type MetricGroups } from './group.ts';
import type { Stretch } from './plan.ts';
import type { RowWork } from './row-work.ts';
import type { Source } from './source.ts';

export interface RowQuestion {
  siteKey: number;
  surveys: readonly StoredSurvey[];
  filters: readonly Filter[];
  breakdown: readonly string[];
  stretches: readonly Stretch[];
}

export async function fromRows(
  responses: Pick<Storage['responses'], 'tally'>,
  work: Pick<RowWork, 'run'>,
  sources: readonly Source[],
  { siteKey, surveys, filters, breakdown, stretches }: RowQuestion,
): Promise<Gathered> {
  const keys = keysOf(sources);
  const tallies = await work.run(async (left) => {
    const done: Tally[] = [];
    for (const { range, buckets } of stretches) {
      const question: TallyQuestion = {
        siteKey,
        surveyKeys: surveys.map((survey) => survey.key),
        ...range,
        bounds: buckets ? [...buckets.map(({ start }) => start), range.to] : [range.from, range.to],
        filters,
        breakdown,
        keys: keys.map(({ key }) => key),
        composites: sources.flatMap((source) => source.composites),
        limits: left(),
      };
      done.push(await responses.tally(question));
    }
    return done;
  });
  const nameOf = valueNames(breakdown, surveys);
  const [first] = tallies;
  return {
    stretches: tallies.map((tally) => gather(tally, sources, keys, nameOf)),
    standing: { coverage: coverage(first!.coverage), caution: first!.caution, seen: null },
  };
}

/** A key that is counted, and the metrics and roles that it is counted for. */
interface CountedFor {
  key: KnownCountKey;
  places: { metric: number; role: number }[];
}

/** Metrics of one question count the same key: it is read once. */
function keysOf(sources: readonly Source[]): CountedFor[] {
  const keys = new Map<string, CountedFor>();
  for (const [metric, { roles }] of sources.entries()) {
    for (const [role, members] of roles.entries()) {
      for (const key of members) {
        const name = `${key.surveyKey} ${key.countKey}`;
        if (!keys.has(name)) keys.set(name, { key, places: [] });
        keys.get(name)!.places.push({ metric, role });
      }
    }
  }
  return [...keys.values()];
}

function gather(
  tally: Tally,
  sources: readonly Source[],
  keys: readonly CountedFor[],
  nameOf: (values: readonly string[]) => string[],
): MetricGroups {
  const metrics = sources.map((source) => new GroupMap(source.roles.length));
  for (const { values, out, counts, scores } of tally.rows) {
    const names = nameOf(values);
    for (const [index, histogram] of Object.entries(counts)) {
      for (const { metric, role } of keys[Number(index)]!.places) {
        addHistogram(metrics[metric]!.at(names, out).histograms[role]!, histogram);
      }
    }
    if (scores.n === 0) continue;
    for (const [metric, source] of sources.entries()) {
      if (source.composites.length === 0) continue;
      const parts = metrics[metric]!.at(names, out);
      parts.scores = mergeMoments(parts.scores, scores);
    }
  }
  return metrics.map((groups) => groups.list());
}

/** Surveys are counted by their key and shown by their slug. */
function valueNames(
  breakdown: readonly string[],
  surveys: readonly StoredSurvey[],
): (values: readonly string[]) => string[] {
  const place = breakdown.indexOf('survey');
  const slugs = new Map(surveys.map((survey) => [String(survey.key), survey.slug]));
  return (values) => values.map((value, i) => (i === place ? slugs.get(value)! : value));
}
