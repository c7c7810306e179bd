import type { MetricId } from '../../shared/metric.ts';
import { useCatalogue } from '../data/use-catalogue.ts';
import { metricAccount } from '../words/metric-words.ts';
import { say } from '../words/say.ts';

/** How a number comes about, in the catalogue's own words: one line that opens. */
export function AboutMetric({ metric }: { metric: MetricId }) {
  const described = useCatalogue().data?.find(({ id }) => id === metric);
  if (!described) return null;
  const { definition, formula, caution } = metricAccount(described);
  return (
    <details class="coverage about">
      <summary>{say('How this is measured')}</summary>
      <p>{definition}</p>
      <p>
        <code>{formula}</code>
      </p>
      <p>{caution}</p>
      <p>
        <small lang="en">{described.source}</small>
      </p>
    </details>
  );
}
