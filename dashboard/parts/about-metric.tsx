import type { MetricId } from '../../shared/metric.ts';
import { useCatalogue } from '../data/use-catalogue.ts';

/** How a number comes about, in the catalogue's own words: one line that opens. */
export function AboutMetric({ metric }: { metric: MetricId }) {
  const described = useCatalogue().data?.find(({ id }) => id === metric);
  if (!described) return null;
  return (
    <details class="coverage about">
      <summary>How this is measured</summary>
      <p>{described.definition}</p>
      <p>
        <code>{described.formula}</code>
      </p>
      <p>{described.caution}</p>
      <p>
        <small>{described.source}</small>
      </p>
    </details>
  );
}
