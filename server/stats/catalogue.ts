import { type MetricDescription, statsParameters } from '../../shared/aggregate.ts';
import { type MetricId, metrics } from '../../shared/metric.ts';

/** What a reader of a metric must know, beside what `shared/metric` says of it. */
interface Explanation {
  definition: string;
  source: string;
}

const explanations: Record<MetricId, Explanation> = {
  nps: {
    definition:
      'Share of promoters (9-10) less share of detractors (0-6), times 100: -100 to 100. 95 % interval: adjusted Wald (¾ of a promoter, 1½ passives and ¾ of a detractor added), clamped to ±100.',
    source:
      'F. F. Reichheld, "The One Number You Need to Grow", Harvard Business Review 81 (12) (2003), 46-54; interval: B. Rocks, "Interval Estimation for the \'Net Promoter Score\'", The American Statistician 70 (2016), 365-372',
  },
  csat: {
    definition:
      'Share of answers in the top box: 4-5 of 5, 6-7 of 7, thumbs up, the top one of three emoji. 95 % interval: Wilson. Beside it the mean with its t interval and the distribution.',
    source:
      'N. T. Bendle et al., Marketing Metrics (4th ed. 2020); interval: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal of the American Statistical Association 22 (1927), 209-212',
  },
  ces: {
    definition:
      'Customer Effort Score 2.0: mean agreement, 1-7, that it was made easy. 95 % t interval, not clamped to the scale. Beside it `easy`, the share of 5-7 with its Wilson interval. Not to be compared with CES 1.0, which is reversed.',
    source: 'M. Dixon, N. Toman and R. DeLisi, The Effortless Experience (2013), chapter 6',
  },
  expectation: {
    definition:
      'Mean of experience against expectation, 0 (far below) to 10 (far above what was expected). 95 % t interval, not clamped to the scale. It does not measure effort, though some guides call it a "CES".',
    source:
      'R. L. Oliver, "A Cognitive Model of the Antecedents and Consequences of Satisfaction Decisions", Journal of Marketing Research 17 (1980), 460-469',
  },
  rating: {
    definition:
      'Mean of the ratings in points of their scale, with median, mode, standard deviation (divisor n - 1) and distribution. 95 % t interval, not clamped to the scale.',
    source: 'Interval: Student, "The Probable Error of a Mean", Biometrika 6 (1908), 1-25',
  },
  'response-rate': {
    definition:
      'Share of views that led to a submitted answer, with each step on the way: viewed, opened, started, submitted, commented; channel `widget` only. 95 % interval: Wilson. Null where a later step has the larger count. Those who answer are no random sample of those who saw the survey.',
    source:
      'American Association for Public Opinion Research, Standard Definitions (10th ed. 2023), on participation rates of opt-in surveys',
  },
};

const parameters = [...Object.keys(statsParameters.shape), 'filter'];

/** Every metric with its definition, unit, direction, source and parameters: what `GET /v1/stats` answers. */
export const catalogue: MetricDescription[] = (Object.keys(metrics) as MetricId[]).map((id) => ({
  id,
  label: metrics[id].label,
  definition: explanations[id].definition,
  unit: metrics[id].unit,
  direction: metrics[id].direction,
  questions: [...metrics[id].questions],
  source: explanations[id].source,
  // A view belongs to a survey, not to one of its questions.
  parameters: metrics[id].questions.length > 0 ? parameters : parameters.filter((name) => name !== 'question'),
}));
