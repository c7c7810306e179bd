import { type MetricId, metrics } from '../../shared/metric.ts';
import type { Value } from '../../shared/metric-value.ts';
import { formatCount, formatValue } from '../words/number.ts';
import { say } from '../words/say.ts';
import { ChangeText } from './change-text.tsx';
import { Whisker } from './whisker.tsx';

interface NumberCellsProps {
  metric: MetricId;
  value: Value;
  /** The ends of the axis that all rows share. */
  limits: [number, number];
  compared: boolean;
}

/** The cells of a row: its number, how sure that is, from how many, and what has changed. */
export function NumberCells({ metric, value, limits, compared }: NumberCellsProps) {
  const { unit } = metrics[metric];
  const score = value.value;
  return (
    <>
      <td class="value">
        {score === null ? (
          <span class="faint">{value.suppressed ? say('Too few') : '–'}</span>
        ) : (
          <b>{formatValue(score, unit)}</b>
        )}
      </td>
      <td class="whisker-cell">
        {score !== null && value.ci ? (
          <Whisker unit={unit} limits={limits} value={score} ci={value.ci} />
        ) : null}
      </td>
      <td class="n">{formatCount(value.n)}</td>
      {compared ? (
        <td class="change">
          <ChangeText value={value} metric={metric} />
        </td>
      ) : null}
    </>
  );
}
