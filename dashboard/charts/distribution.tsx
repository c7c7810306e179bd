import { useCallback, useMemo } from 'preact/hooks';
import type { StatsQuery } from '../../client/stats-query.ts';
import type { MetricId } from '../../shared/metric.ts';
import type { Distribution as Counts } from '../../shared/metric-value.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';
import { distributionBars } from '../data/distribution-bars.ts';
import type { HeadlineQuestion } from '../data/headline-question.ts';
import { toneShares } from '../data/tone-shares.ts';
import { useStats } from '../data/use-stats.ts';
import { Await } from '../parts/await.tsx';
import { Figures } from '../parts/figures.tsx';
import { Section } from '../parts/section.tsx';
import { formatCount, formatShare } from '../words/number.ts';
import { Chart, type Draw } from './chart.tsx';

interface DistributionProps {
  question: HeadlineQuestion;
  query: StatsQuery;
}

const height = 184;

/** How people answered: a bar for each step of the scale, and the shares of good, middle and bad. */
export function Distribution({ question, query }: DistributionProps) {
  const metric = countedBy(question);
  const answer = useStats(metric, query);
  return (
    <Section title="How people answered">
      <Await answer={answer} height={height + 63}>
        {(data) => <Bars question={question} counts={countsOf(data, metric)} />}
      </Await>
    </Section>
  );
}

/** The score of NPS comes without the eleven counts; the mean rating of the same question has them. */
function countedBy(question: HeadlineQuestion): MetricId {
  return question.metric === 'nps' ? 'rating' : question.metric;
}

function Bars({ question, counts }: { question: HeadlineQuestion; counts: Counts }) {
  const bars = useMemo(() => distributionBars(question, counts), [JSON.stringify([question, counts])]);
  const draw = useCallback<Draw>((charts, element) => charts.drawDistribution(element, bars), [bars]);
  const groups = toneShares(question.type, bars);
  const spoken = groups.map(({ label, share }) => `${formatShare(share)} ${label}`).join(', ');
  return (
    <>
      <Chart label={`Answers by value. ${spoken}`} height={height} draw={draw} />
      <ul class="tones">
        {groups.map(({ tone, label, share }) => (
          <li key={tone} class={tone}>
            <b>{formatShare(share)}</b> {label}
          </li>
        ))}
      </ul>
      <Figures
        caption="Answers by value"
        head={['Answer', 'Count', 'Share']}
        rows={bars.map((bar) => [bar.label, formatCount(bar.count), formatShare(bar.share)])}
      />
    </>
  );
}

function countsOf(answer: StatsAnswer, metric: MetricId): Counts {
  const value = answer.results[0]?.metrics[metric];
  return (value && 'distribution' in value && value.distribution) || {};
}
