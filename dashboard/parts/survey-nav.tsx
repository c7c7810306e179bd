import { useEffect, useRef } from 'preact/hooks';
import { metrics } from '../../shared/metric.ts';
import type { Site } from '../../shared/site.ts';
import type { Survey } from '../../shared/survey.ts';
import { type HeadlineQuestion, headlineQuestion } from '../data/headline-question.ts';
import { useMay } from '../data/use-may.ts';
import { useStanding } from '../data/use-standing.ts';
import { sitePages, type View } from '../data/view.ts';
import { formatValue } from '../words/number.ts';
import { say } from '../words/say.ts';
import { sitePageNames } from '../words/site-page-names.ts';
import { ViewLink } from './view-link.tsx';

interface SurveyNavProps {
  site: Site;
  surveys: readonly Survey[];
  current: Survey | undefined;
  view: View;
}

/** The pages of a site, and its surveys, each with its headline in the period in view. */
export function SurveyNav({ site, surveys, current, view }: SurveyNavProps) {
  const nav = useRef<HTMLElement>(null);
  const mayWrite = useMay('write');
  const { survey: _survey, page, own: _own, ...overview } = { ...view, site: site.id };
  useEffect(() => {
    const link = nav.current?.querySelector('[aria-current]');
    link?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current?.id]);
  return (
    <nav aria-label={say('Pages and surveys')} ref={nav}>
      {surveys.length > 0 ? (
        <>
          <ViewLink view={overview} current={view.survey === undefined && !page}>
            {say('Overview')}
          </ViewLink>
          {sitePages
            .filter((name) => name !== 'build' || mayWrite)
            .map((name) => (
              <ViewLink
                key={name}
                view={{ ...overview, ...(view.survey ? { survey: view.survey } : {}), page: name }}
                current={page === name}
              >
                {sitePageNames[name]}
              </ViewLink>
            ))}
        </>
      ) : null}
      <div class="nav-surveys">
        <p>{say('Surveys')}</p>
        {surveys.map((survey) => {
          const question = headlineQuestion(survey);
          return (
            <ViewLink
              key={survey.id}
              view={{ ...overview, survey: survey.slug }}
              current={survey.id === current?.id}
            >
              <span>{survey.name}</span>
              {question ? <NavScore view={view} survey={survey} question={question} /> : null}
            </ViewLink>
          );
        })}
        {mayWrite ? (
          <ViewLink
            view={{ site: site.id, span: view.span, page: 'new' }}
            current={view.page === 'new'}
            class="add"
          >
            <span>
              <span aria-hidden="true">+ </span>
              {say('New survey')}
            </span>
          </ViewLink>
        ) : null}
      </div>
    </nav>
  );
}

interface NavScoreProps {
  view: View;
  survey: Survey;
  question: HeadlineQuestion;
}

function NavScore({ view, survey, question }: NavScoreProps) {
  const answer = useStanding(survey, view);
  const value = answer.data?.results[0]?.metrics[question.metric].value ?? null;
  return <b>{value === null ? '' : formatValue(value, metrics[question.metric].unit)}</b>;
}
