import type { MetricDescription } from '../../../shared/aggregate.ts';

/** What a reader of a number must know, beside what `shared/metric` says of it. Plain text, no markup. */
export type Explanation = Pick<
  MetricDescription,
  'version' | 'definition' | 'formula' | 'source' | 'example' | 'caution'
>;
