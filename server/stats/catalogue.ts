import { type MetricId, metrics } from '../../shared/metric.ts';
import type { MetricDescription } from '../../shared/metric-description.ts';
import { sampleSizeParameters } from '../../shared/sample-size.ts';
import { statsParameters } from '../../shared/stats-question.ts';
import { ces } from './catalogue/ces.ts';
import { choices } from './catalogue/choices.ts';
import { complaintRate } from './catalogue/complaint-rate.ts';
import { csat } from './catalogue/csat.ts';
import { expectation } from './catalogue/expectation.ts';
import type { Explanation } from './catalogue/explanation.ts';
import { index } from './catalogue/index.ts';
import { nps } from './catalogue/nps.ts';
import { rating } from './catalogue/rating.ts';
import { recommendationRate } from './catalogue/recommendation-rate.ts';
import { responseRate } from './catalogue/response-rate.ts';
import { sampleSize } from './catalogue/sample-size.ts';

const explanations: Record<MetricId, Explanation> = {
  nps,
  csat,
  ces,
  expectation,
  rating,
  choices,
  index,
  'recommendation-rate': recommendationRate,
  'response-rate': responseRate,
  'complaint-rate': complaintRate,
};

const parameters = [...Object.keys(statsParameters.shape), 'filter'];

function described(id: MetricId): MetricDescription {
  const { label, unit, direction, questions } = metrics[id];
  return {
    id,
    label,
    ...explanations[id],
    unit,
    direction,
    questions: [...questions],
    minimumN: 2,
    // A view belongs to a survey, not to one of its questions.
    parameters: questions.length > 0 ? parameters : parameters.filter((name) => name !== 'question'),
  };
}

/** Every metric, and then the sample size that they need: what `GET /v1/stats` answers. */
export const catalogue: readonly MetricDescription[] = [
  ...(Object.keys(metrics) as MetricId[]).map(described),
  {
    id: 'sample-size',
    label: 'Sample size',
    ...sampleSize,
    unit: 'answers',
    direction: 'none',
    questions: [],
    minimumN: 0,
    parameters: Object.keys(sampleSizeParameters.shape),
  },
];
