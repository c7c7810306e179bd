import { useEffect, useRef } from 'preact/hooks';
import { metrics } from '../../shared/metric.ts';
import type { Site } from '../../shared/site.ts';
import type { Survey } from '../../shared/survey.ts';
import { type HeadlineQuestion, headlineQuestion } from '../data/headline-question.ts';
import { statsQuery } from '../data/stats-query.ts';
import { useStats } from '../data/use-stats.ts';
import type { View } from '../data/view.ts';
import { formatValue } from '../words/number.ts';
import { ViewLink } from './view-link.tsx';

interface SurveyNavProps {
  site: Site;
  surveys: readonly Survey[];
  current: Survey | undefined;
  view: View;
}

/** The surveys of a site, each with its headline in the period in view. */
export function SurveyNav({ site, surveys, current, view }: SurveyNavProps) {
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const link = nav.current?.querySelector('[aria-current]');
    link?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current?.id]);
  return (
    <nav aria-label="Surveys" ref={nav}>
      {surveys.map((survey) => {
        const question = headlineQuestion(survey);
        return (
          <ViewLink
            key={survey.id}
            view={{ ...view, site: site.id, survey: survey.slug }}
            current={survey.id === current?.id}
          >
            <span>{survey.name}</span>
            {question ? <NavScore view={view} survey={survey} question={question} /> : null}
          </ViewLink>
        );
      })}
    </nav>
  );
}

interface NavScoreProps {
  view: View;
  survey: Survey;
  question: HeadlineQuestion;
}

function NavScore({ view, survey, question }: NavScoreProps) {
  const answer = useStats(question.metric, statsQuery(view, survey.site, survey.slug, question.id));
  const value = answer.data?.results[0]?.metrics[question.metric].value ?? null;
  return <b>{value === null ? '' : formatValue(value, metrics[question.metric].unit)}</b>;
}
