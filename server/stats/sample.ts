/** What a sample says of a mean: enough for its interval and for its comparison with another. */
export interface Sample {
  readonly n: number;
  /** Null where there is no answer. */
  readonly mean: number | null;
  /** The sample standard deviation (divisor n − 1), in the unit of the mean; null below n = 2. */
  readonly sd: number | null;
}
