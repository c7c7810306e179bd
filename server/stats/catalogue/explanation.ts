import type { MetricDescription } from '../../../shared/metric-description.ts';

/** What a reader of a number must know, beside what `shared/metric` says of it. Plain text; names stand in backticks. */
export type Explanation = Pick<
  MetricDescription,
  'version' | 'definition' | 'formula' | 'source' | 'example' | 'caution'
>;
