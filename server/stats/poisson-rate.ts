import type { Ci } from '../../shared/metric-value.ts';
import { gammaQuantile } from './gamma-quantile.ts';

/**
 * Events per unit of exposure, with the exact Poisson interval (95 %): the rates that neither so many events nor so few
 * speak against, at 2.5 % on each side. It covers at least 95 % and is finite where there were no events. Null without
 * exposure.
 *
 * The unit is the caller's: with exposure in thousands of views, the rate is per 1,000 views. Events may outnumber the
 * exposure.
 *
 * Source: F. Garwood, "Fiducial Limits for the Poisson Distribution", Biometrika 28 (1936), 437-442.
 *
 * Example: 14 complaints in 2,350 views are `poissonRate(14, 2.35)`: 5.96 per 1,000 views, with the interval 3.26 to
 * 10.00.
 */
export function poissonRate(events: number, exposure: number): { value: number | null; ci: Ci | null } {
  if (exposure === 0) return { value: null, ci: null };
  const low = events === 0 ? 0 : gammaQuantile(0.025, events);
  const high = gammaQuantile(0.975, events + 1);
  return { value: events / exposure, ci: [low / exposure, high / exposure] };
}
