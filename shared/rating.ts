/** The rating types: their scales. Plain data, safe in every bundle. */

export type RatingType = 'nps' | 'csat' | 'ces' | 'expectation' | 'stars' | 'emoji' | 'thumbs';

export interface Rating {
  /** The lowest value; the scale's length is added to it where a rating has several. */
  readonly min: 0 | 1;
  /** The highest values allowed (`scale` in a question), the default first. */
  readonly max: readonly [number, ...number[]];
}

export const ratings: Readonly<Record<RatingType, Rating>> = {
  nps: { min: 0, max: [10] },
  csat: { min: 1, max: [5, 7] },
  ces: { min: 1, max: [7] },
  expectation: { min: 0, max: [10] },
  stars: { min: 1, max: [5, 3, 4, 6, 7, 8, 9, 10] },
  emoji: { min: 1, max: [5, 3] },
  thumbs: { min: 0, max: [1] },
};

export function isRatingType(type: string): type is RatingType {
  return Object.hasOwn(ratings, type);
}
