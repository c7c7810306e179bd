/** One answer within a composite score: where it lies on its scale, and how much it counts. */
export interface WeightedItem {
  readonly value: number;
  /** The ends of the scale. */
  readonly min: number;
  readonly max: number;
  /** At least 0, in any unit: only its ratio to the other weights counts. */
  readonly weight: number;
}

/**
 * The composite score of one respondent, 0 (the low end of every item) to 100 (the high end):
 * 100·Σw·(value − min)/(max − min), with the weights scaled to a sum of 1.
 *
 * Source: C. Fornell, M. D. Johnson, E. W. Anderson, J. Cha and B. E. Bryant, "The American Customer Satisfaction Index:
 * Nature, Purpose, and Findings", Journal of Marketing 60 (4) (1996), 7-18.
 *
 * Example: 4 of 1-5 with the weight 3 and 7 of 1-7 with the weight 1 are 100·(0.75·0.75 + 0.25·1) = 81.25.
 *
 * @throws RangeError where no weight is above 0
 */
export function compositeScore(items: readonly WeightedItem[]): number {
  const weights = items.reduce((sum, { weight }) => sum + weight, 0);
  if (!(weights > 0)) throw new RangeError('a composite score needs an item with a weight above 0');
  const weighted = items.reduce(
    (sum, { value, min, max, weight }) => sum + (weight * (value - min)) / (max - min),
    0,
  );
  return (100 * weighted) / weights;
}
