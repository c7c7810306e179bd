import type { StatsQuery } from '../../client/stats-query.ts';
import type { MetricId } from '../../shared/metric.ts';
import { dateIn } from './date-in.ts';
import { useEarshot } from './earshot-context.ts';
import { type ReleaseMark, releaseMarks, releasesOf } from './release-marks.ts';
import { statsAsked } from './stats-asked.ts';
import { useAnswer } from './use-answer.ts';

const none: readonly ReleaseMark[] = [];
/** Releases of a period that are looked at, those with the most answers. */
const most = 40;

/**
 * Where in the trend of a metric new releases begin. Until it is known, and where it cannot be, there are none: the
 * trend stands without. What was before is asked for only where there are releases at all.
 *
 * @param siteZone days are counted in the site's zone, so that the past is counted and not read row by row
 */
export function useReleaseMarks(
  metric: MetricId,
  query: StatsQuery,
  siteZone: string,
): readonly ReleaseMark[] {
  const { client } = useEarshot();
  const byRelease = { ...query, breakdown: 'release', limit: most };
  const { key, load, about } = statsAsked(client, metric, { ...byRelease, interval: 'auto' });
  const answer = useAnswer(
    `marks ${key}`,
    async () => {
      const series = await load();
      if (releasesOf(series).length === 0) return none;
      const { period: _period, tz: _tz, ...rest } = byRelease;
      const to = dateIn(series.query.from, siteZone);
      const earlier = await client.stats(metric, { ...rest, from: '1980-01-01', to, limit: 1000 });
      return releaseMarks(metric, series, earlier);
    },
    about,
  );
  return answer.loading ? none : (answer.data ?? none);
}
