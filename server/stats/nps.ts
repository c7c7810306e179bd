import type { Ci, NpsValue } from '../../shared/metric-value.ts';
import { adjustedNps } from './adjusted-nps.ts';
import { countBetween, type Histogram } from './histogram.ts';
import { z } from './normal.ts';

/**
 * The Net Promoter Score: the share of promoters (9-10) less the share of detractors (0-6), in points, −100 to 100,
 * with its adjusted Wald interval. The value is null without answers, the interval below n = 2.
 *
 * Source: F. F. Reichheld, "The One Number You Need to Grow", Harvard Business Review 81 (12) (2003), 46-54.
 *
 * Example: 120 promoters, 50 passives and 30 detractors are 45, with the interval 34.1 to 54.5.
 */
export function nps(histogram: Histogram): NpsValue {
  const parts = {
    promoters: countBetween(histogram, 9, 10),
    passives: countBetween(histogram, 7, 8),
    detractors: countBetween(histogram, 0, 6),
  };
  const n = parts.promoters + parts.passives + parts.detractors;
  const value = n === 0 ? null : (100 * (parts.promoters - parts.detractors)) / n;
  return { value, n, ci: n < 2 ? null : adjustedWald(parts.promoters, parts.detractors, n), parts };
}

/** The adjusted Wald interval (95 %) in points, clamped to ±100. */
function adjustedWald(promoters: number, detractors: number, n: number): Ci {
  const { value, variance } = adjustedNps(promoters, detractors, n);
  const halfWidth = z * Math.sqrt(variance);
  return [Math.max(-100, value - halfWidth), Math.min(100, value + halfWidth)];
}
