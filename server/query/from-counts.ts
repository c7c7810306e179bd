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
import type { StoredScope } from '../storage/contract/scopes.ts';
import type { StoredSurvey } from '../storage/contract/surveys.ts';
import type { Storage } from '../storage/storage.ts';
import { addHistogram, type Gathered, type Group, GroupMap } from './group.ts';
import type { CountPlan, CountSelection } from './plan.ts';
import type { Source } from './source.ts';

export async function fromCounts(
  counts: Pick<Storage['counts'], 'read'>,
  { site, surveys, countKeys }: Pick<StoredScope, 'site' | 'surveys' | 'countKeys'>,
  sources: readonly Source[],
  { selection, covers }: CountPlan,
): Promise<Gathered> {
  const grouped = selection.dimension !== null && selection.values === null;
  const reading = new Reading(site.key, countKeys);
  const total: CountSelection = { ...selection, dimension: grouped ? null : selection.dimension };
  const stretches = covers.map(({ segments }) =>
    sources.map((source) => ({
      groups: reading.ask(source.roles, selection, segments),
      totals: grouped ? reading.ask(source.roles, total, segments) : null,
    })),
  );
  const ofAll = (countKey: string) =>
    reading.ask([ofSurveys(surveys, countKey)], { ...total, by: null }, covers[0]!.whole);
  const standing = { coverage: ofAll(coverageKey), caution: ofAll(cautionKey), funnel: ofAll(funnelKey) };
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
  const covered = sumOf(standing.coverage);
  return {
    stretches: stretches.map((metrics) =>
      metrics.map(({ groups, totals }, i) => {
        const { length } = sources[i]!.roles;
        const found = gather(groups, length, valuesOf);
        const noValues = () => [];
        if (totals) addRest(found, gather(totals, length, noValues));
        return found.list();
      }),
    ),
    standing: {
      coverage: coverage(covered),
      caution: sumOf(standing.caution),
      seen: { views: sumOf(standing.funnel)[0]!, submitted: covered[coverageCounters.submittedByWidget]! },
    },
  };
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
  readonly #counted: ReadonlySet<string>;

  /** @param counted what nothing was ever counted of is not asked for */
  constructor(siteKey: number, counted: readonly KnownCountKey[]) {
    this.#siteKey = siteKey;
    this.#counted = new Set(counted.map(nameOf));
  }

  ask(
    roles: readonly (readonly KnownCountKey[])[],
    selection: CountSelection,
    segments: readonly CountSegment[],
  ): Asked[] {
    return roles.flatMap((keys, role) =>
      keys
        .filter((key) => this.#counted.has(nameOf(key)))
        .flatMap(({ surveyKey, countKey }) =>
          questionsOf(selection).map((one) => {
            this.questions.push({ siteKey: this.#siteKey, surveyKey, countKey, segments, ...one });
            return { role, surveyKey, index: this.questions.length - 1 };
          }),
        ),
    );
  }
}

function nameOf({ surveyKey, countKey }: KnownCountKey): string {
  return `${surveyKey} ${countKey}`;
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
