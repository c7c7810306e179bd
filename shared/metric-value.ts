/** What a metric comes to, with its interval and what a comparison adds. */

/** A 95 % confidence interval, lower and upper limit. */
export type Ci = [number, number];

/** `null` where there is nothing to measure; `ci` is null below n = 2. */
export interface Estimate {
  value: number | null;
  n: number;
  ci: Ci | null;
}

/** How large a difference is, apart from how surprising it is. */
export interface Effect {
  /**
   * `standardised_difference`: the difference of two scores in standard deviations of one answer. `cohen_h`: of two
   * shares, by the arcsine. `cohen_d`: of two means, in pooled standard deviations. `rate_ratio`: one rate over the
   * other.
   */
  name: 'standardised_difference' | 'cohen_h' | 'cohen_d' | 'rate_ratio';
  value: number | null;
  /** Its 95 % interval; `rate_ratio` only. */
  ci?: Ci | null;
}

/** What `compare` adds to a value. */
export interface Compared {
  /** The same number of the range that is compared with. */
  previous?: Estimate;
  /** The value less the previous one; null where one of them is. */
  delta?: number | null;
  /** The 95 % interval of `delta`. */
  deltaCi?: Ci | null;
  /** Two-sided, adjusted for all rows of the answer (Benjamini-Hochberg); null where there are too few answers. */
  p?: number | null;
  /** The same before it was adjusted. */
  pUnadjusted?: number | null;
  /** Whether the adjusted p is below 0.05; null where there are too few answers to say. */
  significant?: boolean | null;
  effect?: Effect;
  /** Scales only: the chance that an answer of now is above one of then, ties by half (Mann-Whitney), and its p. */
  superiority?: { value: number | null; p: number | null };
  /** True where one side has fewer answers than the site's minimum: then nothing is said of the difference. */
  tooFew?: true;
}

export interface Value extends Estimate, Compared {
  /** True where a breakdown row has fewer answers than the site's minimum: then only `n` is told. */
  suppressed?: true;
}

export interface NpsValue extends Value {
  parts?: { promoters: number; passives: number; detractors: number };
}

/** Counts of answers by the value given, as `{"1": 3, "2": 0, …}`, every step of the scale present. */
export type Distribution = Record<string, number>;

export interface CsatValue extends Value {
  mean?: { value: number | null; ci: Ci | null };
  distribution?: Distribution;
}

export interface MeanValue extends Value {
  median?: number | null;
  mode?: number | null;
  sd?: number | null;
  /** `ces` only: the share of 5-7 with its Wilson interval. */
  easy?: { value: number | null; ci: Ci | null };
  distribution?: Distribution;
}

export interface OptionShare {
  /** The option's id, or `(other)` for an answer in the visitor's own words. */
  id: string;
  count: number;
  /** Share of the respondents who chose it. */
  value: number | null;
  ci: Ci | null;
}

/** `value` is the share of the option most chosen, which `top` names; `n` counts respondents. */
export interface ChoicesValue extends Value {
  top?: string | null;
  /** In the order of the survey; options of earlier versions after them. */
  options?: OptionShare[];
}

export interface IndexValue extends Value {
  sd?: number | null;
}

export interface FunnelStepValue {
  from: string;
  to: string;
  value: number | null;
  /** How many reached `from`. */
  n: number;
  ci: Ci | null;
}

export interface ResponseRateValue extends Value {
  steps?: FunnelStepValue[];
}

/** `value` is complaints per 1,000 of the exposure; `n` is the exposure. */
export interface ComplaintRateValue extends Value {
  complaints?: number;
}

export interface MetricValues {
  nps: NpsValue;
  csat: CsatValue;
  ces: MeanValue;
  expectation: MeanValue;
  rating: MeanValue;
  choices: ChoicesValue;
  index: IndexValue;
  'recommendation-rate': Value;
  'response-rate': ResponseRateValue;
  'complaint-rate': ComplaintRateValue;
}
