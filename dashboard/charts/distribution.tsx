import { useCallback, useMemo } from 'preact/hooks';
import type { StatsQuery } from '../../client/stats-query.ts';
import type { Distribution as Counts } from '../../shared/metric-value.ts';
import { countedBy } from '../data/counted-by.ts';
import { countsOf } from '../data/counts-of.ts';
import { distributionBars } from '../data/distribution-bars.ts';
import type { HeadlineQuestion } from '../data/headline-question.ts';
import { toneShares } from '../data/tone-shares.ts';
import { useStats } from '../data/use-stats.ts';
import { Await } from '../parts/await.tsx';
import { Figures } from '../parts/figures.tsx';
import { Section } from '../parts/section.tsx';
import { listed, sentences } from '../words/list.ts';
import { formatCount, formatShare } from '../words/number.ts';
import { say } from '../words/say.ts';
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
    <Section title={say('How people answered')}>
      <Await answer={answer} height={height + 63}>
        {(data) => <Bars question={question} counts={countsOf(data, metric)} />}
      </Await>
    </Section>
  );
}

function Bars({ question, counts }: { question: HeadlineQuestion; counts: Counts }) {
  const bars = useMemo(() => distributionBars(question, counts), [JSON.stringify([question, counts])]);
  const draw = useCallback<Draw>((charts, element) => charts.drawDistribution(element, bars), [bars]);
  const groups = toneShares(question.type, bars);
  const shares = listed(groups.map(({ label, share }) => `${formatShare(share)} ${label}`));
  return (
    <>
      <Chart label={sentences([say('Answers by value.'), shares])} height={height} draw={draw} />
      <ul class="tones">
        {groups.map(({ tone, label, share }) => (
          <li key={tone} class={tone}>
            <b>{formatShare(share)}</b> {label}
          </li>
        ))}
      </ul>
      <Figures
        caption={say('Answers by value')}
        head={[say('Answer'), say('Count'), say('Share')]}
        rows={bars.map((bar) => [bar.label, formatCount(bar.count), formatShare(bar.share)])}
      />
    </>
  );
}
