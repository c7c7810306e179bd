/** What was counted, told apart by the values of the breakdown and by the buckets of the series. Pure. */
import type { Coverage } from '../../shared/stats-answer.ts';
import { mergeMoments, noMoments } from '../stats/moments.ts';
import { otherValue } from '../storage/contract/counts.ts';
import type { Parts, Source } from './source.ts';

export interface Group {
  /** One value for each dimension of the breakdown; none without one. */
  values: readonly string[];
  /** By output bucket; missing where nothing was counted. */
  outs: (GroupParts | undefined)[];
}

interface GroupParts extends Parts {
  histograms: number[][];
}

/** What was counted of each stretch of a question, and what there is to say of the first: the one asked about. */
export interface Gathered {
  stretches: MetricGroups[];
  standing: Standing;
}

/** The groups of each metric, in the order of the metrics. */
export type MetricGroups = Group[][];

/** What became of all that was received, and what to be careful of. */
export interface Standing {
  coverage: Coverage;
  /** As under `~caution`. */
  caution: readonly number[];
  /** Views of the widget and what was submitted by it; null where views cannot be counted along. */
  seen: { views: number; submitted: number } | null;
}

/** Groups of one metric, by their values. */
export class GroupMap {
  readonly #groups = new Map<string, Group>();
  readonly #roles: number;

  constructor(roles: number) {
    this.#roles = roles;
  }

  /** The parts of a group's bucket, to be added to. */
  at(values: readonly string[], out: number): GroupParts {
    const name = nameOf(values);
    let group = this.#groups.get(name);
    if (!group) {
      group = { values, outs: [] };
      this.#groups.set(name, group);
    }
    group.outs[out] ??= noParts(this.#roles);
    return group.outs[out];
  }

  get(values: readonly string[]): Group | undefined {
    return this.#groups.get(nameOf(values));
  }

  list(): Group[] {
    return [...this.#groups.values()];
  }
}

export function nameOf(values: readonly string[]): string {
  return values.join('\u0000');
}

/** What stands where nothing was counted. */
export function noParts(roles: number): GroupParts {
  const histograms: number[][] = [];
  for (let role = 0; role < roles; role++) histograms.push([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  return { histograms, scores: noMoments };
}

export function addHistogram(to: number[], by: readonly number[], sign: 1 | -1 = 1): void {
  for (let i = 0; i < to.length; i++) to[i]! += sign * by[i]!;
}

export function addParts(to: GroupParts, from: Parts): void {
  for (const [role, histogram] of from.histograms.entries()) addHistogram(to.histograms[role]!, histogram);
  to.scores = mergeMoments(to.scores, from.scores);
}

/** Several groups as one: of each bucket the sum. */
export function sumOfGroups(values: readonly string[], groups: readonly Group[], roles: number): Group {
  const sum = new GroupMap(roles);
  for (const group of groups) {
    for (const [out, parts] of group.outs.entries()) if (parts) addParts(sum.at(values, out), parts);
  }
  return sum.get(values) ?? { values, outs: [] };
}

/** How much a group weighs in all its buckets. */
export function sizeOf(group: Group, source: Source): number {
  return group.outs.reduce((sum, parts) => sum + (parts ? source.size(parts) : 0), 0);
}

/** Whether a group is the sum of values that share their counts, and so cannot be looked into. */
export function isOther(group: Pick<Group, 'values'>): boolean {
  return group.values.includes(otherValue);
}
