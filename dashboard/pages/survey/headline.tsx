import type { Site } from '../../../shared/site.ts';
import type { Survey } from '../../../shared/survey.ts';
import { Distribution } from '../../charts/distribution.tsx';
import { Trend } from '../../charts/trend.tsx';
import type { HeadlineQuestion } from '../../data/headline-question.ts';
import { statsQuery } from '../../data/stats-query.ts';
import { useStats } from '../../data/use-stats.ts';
import type { View } from '../../data/view.ts';
import { AboutMetric } from '../../parts/about-metric.tsx';
import { Await } from '../../parts/await.tsx';
import { CoverageLine } from '../../parts/coverage-line.tsx';
import { NoAnswers } from '../../parts/no-answers.tsx';
import { Score } from '../../parts/score.tsx';
import { Section } from '../../parts/section.tsx';
import { metricLabel } from '../../words/metric-words.ts';

interface HeadlineProps {
  site: Site;
  survey: Survey;
  view: View;
  question: HeadlineQuestion;
}

/** The numbers of the survey's first rating: the score, how people answered, and how it went over time. */
export function Headline({ site, survey, view, question }: HeadlineProps) {
  const query = statsQuery(view, site.id, survey.slug, question.id);
  const answer = useStats(question.metric, query);
  const value = answer.data?.results[0]?.metrics[question.metric];
  const empty = value?.n === 0;
  return (
    <>
      <div class={answer.data === undefined && answer.loading ? 'hero pending' : 'hero'}>
        <Section title={metricLabel(question.metric)}>
          <Await answer={answer} height={228}>
            {({ meta }) => (
              <>
                {value && !empty ? <Score question={question} value={value} /> : null}
                {empty ? <NoAnswers site={site} survey={survey} view={view} /> : null}
                <CoverageLine coverage={meta.coverage} />
                <AboutMetric metric={question.metric} />
                {meta.warnings.map((warning) => (
                  <p key={warning} class="said" lang="en">
                    {warning}
                  </p>
                ))}
              </>
            )}
          </Await>
        </Section>
        {empty ? null : <Distribution question={question} query={query} />}
      </div>
      {empty ? null : <Trend question={question} query={query} zone={site.timezone} />}
    </>
  );
}
