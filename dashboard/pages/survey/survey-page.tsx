import { useEffect } from 'preact/hooks';
import type { Site } from '../../../shared/site.ts';
import type { Survey } from '../../../shared/survey.ts';
import { Funnel } from '../../charts/funnel.tsx';
import { headlineQuestion } from '../../data/headline-question.ts';
import { statsQuery } from '../../data/stats-query.ts';
import { useMay } from '../../data/use-may.ts';
import type { View } from '../../data/view.ts';
import { Comments } from '../../parts/comments.tsx';
import { Follows } from '../../parts/follows.tsx';
import { SpanPickers } from '../../parts/span-pickers.tsx';
import { ViewLink } from '../../parts/view-link.tsx';
import { questionText } from '../../words/question-text.ts';
import { say } from '../../words/say.ts';
import { statusLabels } from '../../words/status-labels.ts';
import { Headline } from './headline.tsx';
import { LaterPart } from './later-part.tsx';

interface SurveyPageProps {
  site: Site;
  survey: Survey;
  view: View;
  /** Whether the numbers follow what happens. */
  live: boolean;
}

/** Pixels of a question's row. */
const questionHeight = 64;

/** One survey at a glance: score, distribution and trend first, then what it is made of, and comments. */
export function SurveyPage({ site, survey, view, live }: SurveyPageProps) {
  const mayWrite = useMay('write');
  const question = headlineQuestion(survey);
  const shared = { site, survey, view, question };
  useEffect(() => {
    document.title = `${survey.name} · Earshot`;
  }, [survey.name]);
  return (
    <>
      <header class="top">
        <h1>{survey.name}</h1>
        <span class={`status ${survey.status}`}>{statusLabels[survey.status]}</span>
        {mayWrite ? (
          <ViewLink view={{ ...view, page: 'build' }} class="button edit">
            {say('Edit')}
          </ViewLink>
        ) : null}
        <Follows live={live} />
        <div class="pickers">
          <SpanPickers site={site} view={view} />
        </div>
        {question ? <p class="asked">{questionText(survey, question.id)}</p> : null}
      </header>
      {question ? (
        <Headline site={site} survey={survey} view={view} question={question} />
      ) : (
        <p class="said">{say('This survey asks for words alone, so it has no score.')}</p>
      )}
      {question ? <LaterPart part="Breakdown" title={say('Broken down')} height={380} {...shared} /> : null}
      <LaterPart
        part="Questions"
        title={say('Question by question')}
        height={survey.questions.length * questionHeight + 60}
        {...shared}
      />
      <Funnel query={statsQuery(view, site.id, survey.slug)} />
      <LaterPart
        part="Leaving"
        title={say('Where people stop, and how long they take')}
        height={survey.questions.length * 52 + 150}
        {...shared}
      />
      <LaterPart
        part="Versions"
        title={say('Versions')}
        note={say('scores of all time')}
        height={Math.min(survey.version, 8) * 56 + 34}
        {...shared}
      />
      <LaterPart part="Languages" title={say('Languages')} height={160} {...shared} />
      <Comments
        key={survey.id}
        survey={survey}
        question={question}
        zone={view.zone ?? site.timezone}
        view={view}
      />
    </>
  );
}
