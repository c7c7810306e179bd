import type { ComplaintRateValue } from '../../shared/metric-value.ts';
import { poissonRate } from './poisson-rate.ts';

/** Complaints, and what they came from. */
export interface ComplaintCount {
  readonly complaints: number;
  /** Views, or whatever else the complaints are counted against. */
  readonly exposure: number;
}

/**
 * The complaint rate: complaints per 1,000 of the exposure, with its exact Poisson interval. The value is null without
 * exposure, the interval below an exposure of 2. `n` is the exposure.
 *
 * Source: F. Garwood, "Fiducial Limits for the Poisson Distribution", Biometrika 28 (1936), 437-442, for the interval.
 *
 * Example: 14 complaints in 2,350 views are 5.96 per 1,000, with the interval 3.26 to 10.00.
 */
export function complaintRate({ complaints, exposure }: ComplaintCount): ComplaintRateValue {
  const { value, ci } = poissonRate(complaints, exposure / 1000);
  return { value, n: exposure, ci: exposure < 2 ? null : ci, complaints };
}
