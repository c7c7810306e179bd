import type { MetricId } from '../../../shared/metric.ts';
import type { StatsAnswer } from '../../../shared/stats-answer.ts';
import type { ResultsPicture } from '../../charts/draw-results.ts';
import { dimensionLabel } from '../../data/dimensions.ts';
import type { Exploration } from '../../data/exploration.ts';
import { namingColumns, resultRows } from '../../data/result-rows.ts';
import { conditionWords } from '../../words/filter-words.ts';
import { metricLabel } from '../../words/metric-words.ts';
import { rangeLabel } from '../../words/range-label.ts';
import { say } from '../../words/say.ts';

/** What a picture of a result says, so that it can be read without the page. */
export function resultsPicture(
  metric: MetricId,
  answer: StatsAnswer,
  { breakdown, conditions }: Exploration,
): ResultsPicture {
  const columns = namingColumns(breakdown, metric);
  const rows = resultRows(answer, metric);
  const label = metricLabel(metric);
  return {
    metric,
    title: answer.query.survey
      ? say('{metric}, survey {survey}', { metric: label, survey: answer.query.survey })
      : label,
    lines: [rangeLabel(answer), ...conditions.map(conditionWords)],
    head: [columns.map(dimensionLabel).join(' · '), label, say('95% interval'), say('Answers')],
    rows: rows.map((row) => (row.names.length > 0 ? row : { ...row, names: [say('All answers')] })),
  };
}
