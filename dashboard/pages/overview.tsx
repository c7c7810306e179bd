import { useEffect } from 'preact/hooks';
import type { Site } from '../../shared/site.ts';
import type { Survey } from '../../shared/survey.ts';
import { Funnel } from '../charts/funnel.tsx';
import { headlineQuestion } from '../data/headline-question.ts';
import { statsQuery } from '../data/stats-query.ts';
import type { View } from '../data/view.ts';
import { Comments } from '../parts/comments.tsx';
import { PeriodPicker } from '../parts/period-picker.tsx';
import { ZonePicker } from '../parts/zone-picker.tsx';
import { questionText } from '../words/question-text.ts';
import { Headline } from './overview-headline.tsx';

interface OverviewProps {
  site: Site;
  survey: Survey;
  view: View;
  /** Whether the numbers follow what happens. */
  live: boolean;
}

const statusLabels: Readonly<Record<Survey['status'], string>> = {
  live: 'Live',
  draft: 'Draft',
  paused: 'Paused',
  archived: 'Archived',
};

/** One survey at a glance: score, distribution, trend, funnel, comments, and what was counted. */
export function Overview({ site, survey, view, live }: OverviewProps) {
  const question = headlineQuestion(survey);
  useEffect(() => {
    document.title = `${survey.name} · Earshot`;
  }, [survey.name]);
  return (
    <>
      <header class="top">
        <h1>{survey.name}</h1>
        <span class={`status ${survey.status}`}>{statusLabels[survey.status]}</span>
        <span class={live ? 'follows' : 'follows not'}>updates as answers arrive</span>
        <div class="pickers">
          <PeriodPicker view={view} />
          <ZonePicker view={view} siteZone={site.timezone} />
        </div>
        {question ? <p class="asked">{questionText(survey, question.id)}</p> : null}
      </header>
      {question ? (
        <Headline site={site} survey={survey} view={view} question={question} />
      ) : (
        <p class="said">This survey asks for words alone, so it has no score.</p>
      )}
      <Funnel query={statsQuery(view, site.id, survey.slug)} />
      <Comments key={survey.id} survey={survey} question={question} zone={view.zone ?? site.timezone} />
    </>
  );
}
