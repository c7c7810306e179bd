import { useCallback, useMemo, useState } from 'preact/hooks';
import type { StatsQuery } from '../../client/stats-query.ts';
import { type MetricUnit, metrics } from '../../shared/metric.ts';
import type { Interval } from '../../shared/period.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';
import { axisLimits } from '../data/axis-limits.ts';
import type { HeadlineQuestion } from '../data/headline-question.ts';
import type { ReleaseMark } from '../data/release-marks.ts';
import { type TrendPoint, trendPoints } from '../data/trend-points.ts';
import { useReleaseMarks } from '../data/use-release-marks.ts';
import { useStats } from '../data/use-stats.ts';
import { Await } from '../parts/await.tsx';
import { Figures } from '../parts/figures.tsx';
import { Section } from '../parts/section.tsx';
import { sentences } from '../words/list.ts';
import { metricLabel } from '../words/metric-words.ts';
import { formatCount } from '../words/number.ts';
import { releasesAt, releasesSentence } from '../words/release-words.ts';
import { say } from '../words/say.ts';
import { intervalCell, pointName, pointReading, valueCell } from '../words/trend-words.ts';
import { Chart, type Draw } from './chart.tsx';

interface TrendProps {
  question: HeadlineQuestion;
  query: StatsQuery;
  /** The zone of the site. */
  zone: string;
}

const height = 240;
const titles: Readonly<Record<Interval, string>> = {
  hour: say('Hour by hour'),
  day: say('Day by day'),
  week: say('Week by week'),
  month: say('Month by month'),
  quarter: say('Quarter by quarter'),
};

/** How the score went over time, with its interval as a band. */
export function Trend({ question, query, zone }: TrendProps) {
  const marks = useReleaseMarks(question.metric, query, zone);
  const answer = useStats(question.metric, { ...query, interval: 'auto' });
  const interval = answer.data?.query.interval;
  return (
    <Section title={interval ? titles[interval] : say('Over time')} note={say('band: 95% interval')}>
      <Await answer={answer} height={height + 51}>
        {(data) => <Line question={question} answer={data} marks={marks} />}
      </Await>
    </Section>
  );
}

interface LineProps {
  question: HeadlineQuestion;
  answer: StatsAnswer;
  marks: readonly ReleaseMark[];
}

function Line({ question, answer, marks }: LineProps) {
  const { unit } = metrics[question.metric];
  const metric = metricLabel(question.metric);
  const points = useMemo(() => trendPoints(question.metric, answer), [question.metric, answer]);
  const [pointed, onPoint] = useState<number | null>(null);
  const draw = useCallback<Draw>(
    (charts, element) =>
      charts.drawTrend(element, {
        ...{ points, unit, onPoint },
        limits: axisLimits(question),
        marks: marks.map(({ index }) => ({ index, label: releasesAt(marks, index) })),
      }),
    [points, marks, JSON.stringify(question)],
  );
  const read = pointed === null ? undefined : points[pointed];
  return (
    <>
      <p class="reading" aria-hidden="true">
        {read ? readingOf(read, unit, releasesAt(marks, pointed!)) : hint(points, marks)}
      </p>
      <Chart
        label={sentences([
          say('{metric} over time; the table holds every value.', { metric }),
          releasesSentence(marks, points),
        ])}
        height={height}
        draw={draw}
      />
      <Figures
        caption={say('{metric} over time', { metric })}
        head={[
          say('Time'),
          say('Value'),
          say('95% interval'),
          'n',
          ...(marks.length > 0 ? [say('New release')] : []),
        ]}
        rows={points.map((point, i) => [
          pointName(point),
          valueCell(point, unit),
          intervalCell(point, unit),
          formatCount(point.n),
          ...(marks.length > 0 ? [releasesAt(marks, i)] : []),
        ])}
      />
    </>
  );
}

function readingOf(point: TrendPoint, unit: MetricUnit, releases: string): string {
  const reading = pointReading(point, unit);
  return releases ? say('{reading}. New release: {releases}', { reading, releases }) : reading;
}

function hint(points: readonly TrendPoint[], marks: readonly ReleaseMark[]): string {
  const hints = [
    points.some(({ partial }) => partial) ? say('○ unfinished, or cut by the period') : '',
    marks.length > 0 ? say('┆ a new release') : '',
  ];
  return hints.filter(Boolean).join('   ');
}
