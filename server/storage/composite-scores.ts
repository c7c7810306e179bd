import { compositeScore } from '../stats/composite-score.ts';
import { addMoment, type Moments } from '../stats/moments.ts';
import type { Composite } from './contract/selection.ts';

/** The moments with the score of one more respondent; unchanged for who left one of the items open. */
export type AddScore = (
  scores: Moments,
  survey: number,
  version: number,
  /** Key and counter in turn. */
  cells: readonly number[],
) => Moments;

/** @param keyOf the integer of a key, if it was ever counted */
export function compositeScores(
  composites: readonly Composite[],
  keyOf: (survey: number, countKey: string) => number | undefined,
): AddScore {
  const known = new Map(
    composites.map(({ surveyKey, version, items }) => [
      `${surveyKey} ${version}`,
      items.map(({ countKey, ...item }) => ({ key: keyOf(surveyKey, countKey), ...item })),
    ]),
  );
  return (scores, survey, version, cells) => {
    const items = known.get(`${survey} ${version}`);
    if (!items) return scores;
    const given = new Map<number, number>();
    for (let i = 0; i < cells.length; i += 2) given.set(cells[i]!, cells[i + 1]!);
    const answered = items.flatMap(({ key, weight, min, max }) => {
      const value = key === undefined ? undefined : given.get(key);
      return value === undefined ? [] : [{ value, min, max, weight }];
    });
    return answered.length < items.length ? scores : addMoment(scores, compositeScore(answered));
  };
}
