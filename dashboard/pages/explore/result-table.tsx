import type { MetricId } from '../../../shared/metric.ts';
import { dimensionLabel } from '../../data/dimensions.ts';
import type { ResultRow } from '../../data/result-rows.ts';
import { whiskerLimits } from '../../data/whisker-limits.ts';
import { hidden } from '../../parts/hidden.tsx';
import { NumberCells } from '../../parts/number-cells.tsx';
import { metricLabel } from '../../words/metric-words.ts';
import { say } from '../../words/say.ts';

interface ResultTableProps {
  metric: MetricId;
  /** What names a row. */
  columns: readonly string[];
  rows: readonly ResultRow[];
}

/** One row for each value of the breakdown: its number, how sure that is, from how many, and what has changed. */
export function ResultTable({ metric, columns, rows }: ResultTableProps) {
  const label = metricLabel(metric);
  const limits = whiskerLimits(rows.map(({ value }) => value));
  const compared = rows.some(({ value }) => value.previous !== undefined);
  if (rows.length === 0)
    return <p class="said">{say('No answers fit. Ask for a longer period, or take a condition away.')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <section class="scroll results" tabIndex={0} aria-label={label}>
      <table>
        <caption class="hidden">{label}</caption>
        <thead>
          <tr>
            {(columns.length > 0 ? columns.map(dimensionLabel) : ['']).map((name) => (
              <th key={name} scope="col">
                {name || hidden(say('Which'))}
              </th>
            ))}
            <th scope="col">{label}</th>
            <th scope="col">{say('95% interval')}</th>
            <th scope="col">{say('Answers')}</th>
            {compared ? <th scope="col">{say('Change')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ names, value }) => (
            <tr key={names.join('\n')}>
              {(names.length > 0 ? names : [say('All answers')]).map((name, i) =>
                i === 0 ? (
                  <th key={i} scope="row">
                    {name}
                  </th>
                ) : (
                  <td key={i} class="name">
                    {name}
                  </td>
                ),
              )}
              <NumberCells metric={metric} value={value} limits={limits} compared={compared} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
