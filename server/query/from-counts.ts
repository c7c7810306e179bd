/** Reads what a plan asks of the counts: all stretches, all metrics and their coverage from one snapshot. */
import { cautionKey, coverageCounters, coverageKey, funnelKey } from '../ingest/count-keys.ts';
import { coverage } from '../stats/coverage.ts';
import { empty } from '../stats/histogram.ts';
import {
  type CountQuestion,
  type CountRow,
  type CountSegment,
  type KnownCountKey,
  noValue,
} from '../storage/contract/counts.ts';
import type { StoredSurvey } from '../storage/contract/surveys.ts';
import type { Storage } from '../storage/storage.ts';
import { addHistogram, type Gathered, type Group, GroupMap } from './group.ts';
import type { CountPlan, CountSelection } from './plan.ts';
import type { Source } from './source.ts';

/** One stretch for each covering of the plan, in their order. */
export async function fromCounts(
  counts: Pick<Storage['counts'], 'read'>,
  siteKey: number,
  surveys: readonly StoredSurvey[],
  sources: readonly Source[],
  { selection, covers }: CountPlan,
): Promise<Gathered[]> {
  const grouped = selection.dimension !== null && selection.values === null;
  const reading = new Reading(siteKey);
  const total: CountSelection = { ...selection, dimension: grouped ? null : selection.dimension };
  const stretches = covers.map(({ segments, whole }) => ({
    metrics: sources.map((source) => ({
      groups: reading.ask(source.roles, selection, segments),
      totals: grouped ? reading.ask(source.roles, total, segments) : null,
    })),
    coverage: reading.ask([ofSurveys(surveys, coverageKey)], { ...total, by: null }, whole),
    caution: reading.ask([ofSurveys(surveys, cautionKey)], { ...total, by: null }, whole),
    funnel: reading.ask([ofSurveys(surveys, funnelKey)], { ...total, by: null }, whole),
  }));
  const rows = await counts.read(reading.questions);
  const nameOfSurvey = new Map(surveys.map((survey) => [survey.key, survey.slug]));
  const gather = (asked: Asked[], roles: number, by: (row: CountRow, surveyKey: number) => string[]) => {
    const groups = new GroupMap(roles);
    for (const { role, surveyKey, index } of asked) {
      for (const row of rows[index]!) {
        addHistogram(groups.at(by(row, surveyKey), row.out).histograms[role]!, row.counts);
      }
    }
    return groups;
  };
  const valuesOf = (row: CountRow, surveyKey: number) => {
    if (selection.by === 'survey') return [nameOfSurvey.get(surveyKey)!];
    return grouped || selection.by === 'version' ? [row.value!] : [];
  };
  const sumOf = (asked: Asked[]) => gather(asked, 1, () => []).at([], 0).histograms[0]!;
  return stretches.map((stretch) => {
    const covered = sumOf(stretch.coverage);
    return {
      metrics: stretch.metrics.map(({ groups, totals }, i) => {
        const { roles } = sources[i]!;
        const found = gather(groups, roles.length, valuesOf);
        if (totals)
          addRest(
            found,
            gather(totals, roles.length, () => []),
          );
        return found.list();
      }),
      coverage: coverage(covered),
      caution: sumOf(stretch.caution),
      seen: { views: sumOf(stretch.funnel)[0]!, submitted: covered[coverageCounters.submittedByWidget]! },
    };
  });
}

/** Which of the questions counts what. */
interface Asked {
  role: number;
  surveyKey: number;
  index: number;
}

/** Gathers questions, so that all are answered from one snapshot. */
class Reading {
  readonly questions: CountQuestion[] = [];
  readonly #siteKey: number;

  constructor(siteKey: number) {
    this.#siteKey = siteKey;
  }

  ask(
    roles: readonly (readonly KnownCountKey[])[],
    selection: CountSelection,
    segments: readonly CountSegment[],
  ): Asked[] {
    return roles.flatMap((keys, role) =>
      keys.flatMap(({ surveyKey, countKey }) =>
        questionsOf(selection).map((one) => {
          this.questions.push({ siteKey: this.#siteKey, surveyKey, countKey, segments, ...one });
          return { role, surveyKey, index: this.questions.length - 1 };
        }),
      ),
    );
  }
}

/** One for each value that is chosen. */
function questionsOf({
  dimension,
  values,
  version,
  by,
}: CountSelection): Pick<CountQuestion, 'dimension' | 'value' | 'version' | 'byVersion'>[] {
  const base = {
    dimension,
    ...(version === null ? {} : { version }),
    ...(by === 'version' ? { byVersion: true } : {}),
  };
  return dimension === null || values === null ? [base] : values.map((value) => ({ ...base, value }));
}

function ofSurveys(surveys: readonly StoredSurvey[], countKey: string): KnownCountKey[] {
  return surveys.map((survey) => ({ surveyKey: survey.key, countKey }));
}

/** What is in the total and under no value: `(none)`. */
function addRest(groups: GroupMap, totals: GroupMap): void {
  const counted: Group[] = groups.list();
  const whole = totals.get([]);
  for (const [out, total] of whole?.outs.entries() ?? []) {
    if (!total) continue;
    const rest = groups.at([noValue], out);
    for (const [role, histogram] of total.histograms.entries()) {
      const left = [...histogram];
      for (const group of counted) addHistogram(left, group.outs[out]?.histograms[role] ?? empty(), -1);
      addHistogram(rest.histograms[role]!, left);
    }
  }
}
