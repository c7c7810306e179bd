import type { MetricId } from '../../../shared/metric.ts';
import type { MetricDescription } from '../../../shared/metric-description.ts';
import type { StatsAnswer } from '../../../shared/stats-answer.ts';
import type { Standing } from '../../data/standing.ts';
import { useCatalogue } from '../../data/use-catalogue.ts';
import { Section } from '../../parts/section.tsx';
import { methodSentences } from '../../words/method-sentences.ts';
import { metricAccount, metricLabel } from '../../words/metric-words.ts';
import { say } from '../../words/say.ts';

interface MethodProps {
  standings: readonly Standing[];
  /** That of the site, which tells what was received. */
  answer: Pick<StatsAnswer, 'query' | 'meta'>;
}

/** How the numbers of a report came about, and what they cannot say. */
export function Method({ standings, answer }: MethodProps) {
  const catalogue = useCatalogue().data ?? [];
  const used = [...new Set(standings.flatMap(({ question }) => (question ? [question.metric] : [])))];
  return (
    <Section title={say('How this was measured, and its limits')}>
      <ul class="sentences">
        {methodSentences(standings, answer).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <dl class="definitions">
        {used.map((metric) => (
          <Definition key={metric} metric={metric} described={catalogue.find(({ id }) => id === metric)} />
        ))}
      </dl>
    </Section>
  );
}

function Definition({ metric, described }: { metric: MetricId; described: MetricDescription | undefined }) {
  if (!described) return null;
  const { definition, formula } = metricAccount(described);
  return (
    <div>
      <dt>{metricLabel(metric)}</dt>
      <dd>
        {definition} <code>{formula}</code> <small lang="en">{described.source}</small>
      </dd>
    </div>
  );
}
