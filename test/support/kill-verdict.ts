import type { Promised } from './kill-writers.ts';

export interface Kept extends Promised {
  id: string;
}

export interface KillVerdict {
  /** Responses whose last revision was promised. */
  acknowledged: number;
  /** Of them: not stored, or stored as something else than was promised. */
  lost: number;
  /** Answers listed or counted more often than they are stored. */
  twice: number;
  /** Answers stored that the counts lack. */
  uncounted: number;
}

/** Holds what is stored against what was promised, and what is counted (by score) against what is stored. */
export function killVerdict(
  promised: ReadonlyMap<string, Promised>,
  stored: readonly Kept[],
  counted: readonly number[],
): KillVerdict {
  const kept = new Map(stored.map((response) => [response.id, response]));
  const lost = [...promised].filter(([id, { revision, score }]) => {
    const found = kept.get(id);
    return found?.revision !== revision || found.score !== score;
  });
  const scores = [...kept.values()].map(({ score }) => score);
  const surpluses = counted.map((count, score) => count - scores.filter((given) => given === score).length);
  return {
    acknowledged: promised.size,
    lost: lost.length,
    twice: stored.length - kept.size + sum(surpluses.filter((surplus) => surplus > 0)),
    uncounted: sum(surpluses.filter((surplus) => surplus < 0).map(Math.abs)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
