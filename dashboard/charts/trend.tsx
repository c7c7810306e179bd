import { useCallback, useMemo, useState } from 'preact/hooks';
import type { StatsQuery } from '../../client/stats-query.ts';
import { metrics } from '../../shared/metric.ts';
import type { Interval } from '../../shared/period.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';
import { axisLimits } from '../data/axis-limits.ts';
import type { HeadlineQuestion } from '../data/headline-question.ts';
import { type TrendPoint, trendPoints } from '../data/trend-points.ts';
import { useStats } from '../data/use-stats.ts';
import { Await } from '../parts/await.tsx';
import { Figures } from '../parts/figures.tsx';
import { Section } from '../parts/section.tsx';
import { formatCount } from '../words/number.ts';
import { intervalCell, pointReading, valueCell } from '../words/trend-words.ts';
import { Chart, type Draw } from './chart.tsx';

interface TrendProps {
  question: HeadlineQuestion;
  query: StatsQuery;
}

const height = 240;
const titles: Readonly<Record<Interval, string>> = {
  hour: 'Hour by hour',
  day: 'Day by day',
  week: 'Week by week',
  month: 'Month by month',
  quarter: 'Quarter by quarter',
};

/** How the score went over time, with its interval as a band. */
export function Trend({ question, query }: TrendProps) {
  const answer = useStats(question.metric, { ...query, interval: 'auto' });
  const interval = answer.data?.query.interval;
  return (
    <Section title={interval ? titles[interval] : 'Over time'} note="band: 95% interval">
      <Await answer={answer} height={height + 51}>
        {(data) => <Line question={question} answer={data} />}
      </Await>
    </Section>
  );
}

function Line({ question, answer }: { question: HeadlineQuestion; answer: StatsAnswer }) {
  const { label, unit } = metrics[question.metric];
  const points = useMemo(() => trendPoints(question.metric, answer), [question.metric, answer]);
  const [pointed, onPoint] = useState<number | null>(null);
  const draw = useCallback<Draw>(
    (charts, element) => charts.drawTrend(element, { points, unit, limits: axisLimits(question), onPoint }),
    [points, JSON.stringify(question)],
  );
  const read = pointed === null ? undefined : points[pointed];
  return (
    <>
      <p class="reading" aria-hidden="true">
        {read ? pointReading(read, unit) : hint(points)}
      </p>
      <Chart label={`${label} over time; the table holds every value`} height={height} draw={draw} />
      <Figures
        caption={`${label} over time`}
        head={['Time', 'Value', '95% interval', 'n']}
        rows={points.map((point) => [
          point.partial ? `${point.label} (unfinished)` : point.label,
          valueCell(point, unit),
          intervalCell(point, unit),
          formatCount(point.n),
        ])}
      />
    </>
  );
}

function hint(points: readonly TrendPoint[]): string {
  return points.some(({ partial }) => partial) ? '○ unfinished, or cut by the period' : '';
}
