import type { MetricId, metrics } from './metric.ts';

/** One entry of the catalogue, `GET /v1/stats`. */
export interface MetricDescription {
  id: MetricId | 'sample-size';
  label: string;
  /** Of the definition: it rises when the same answers would give another number. */
  version: number;
  definition: string;
  /** In plain text, as one would write it down. */
  formula: string;
  unit: MetricDescriptionUnit;
  direction: 'up' | 'down' | 'none';
  questions: string[];
  source: string;
  /** What was counted, and what it comes to. */
  example: string;
  /** What the number does not say. */
  caution: string;
  /** Answers below which there is no interval. */
  minimumN: number;
  parameters: string[];
}

export type MetricDescriptionUnit = (typeof metrics)[MetricId]['unit'] | 'answers';
