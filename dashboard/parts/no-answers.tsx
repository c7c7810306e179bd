import type { Site } from '../../shared/site.ts';
import type { Survey, SurveyStatus } from '../../shared/survey.ts';
import type { View } from '../data/view.ts';
import { spanPhrase } from '../words/span-label.ts';
import { Snippet } from './snippet.tsx';
import { ViewLink } from './view-link.tsx';

interface NoAnswersProps {
  site: Site;
  survey: Survey;
  view: View;
}

/** Why a survey that is not live has nothing to show. */
const unasked: Readonly<Partial<Record<SurveyStatus, string>>> = {
  draft: 'This survey is a draft: it asks nobody until its status is live.',
  paused: 'This survey is paused: it asks nobody until its status is live again.',
  archived: 'This survey is archived: it asks nobody any more.',
};

/** Stands where a score would: why there is none, and the two ways to get one. */
export function NoAnswers({ site, survey, view }: NoAnswersProps) {
  const everything = 'period' in view.span && view.span.period === 'all';
  return (
    <div class="empty">
      <p class="score none">No answers {spanPhrase(view.span)}</p>
      {everything ? null : (
        <p>
          <ViewLink view={{ ...view, span: { period: 'all' } }}>Look at all time</ViewLink>
        </p>
      )}
      {unasked[survey.status] ? <p class="said">{unasked[survey.status]}</p> : null}
      <p class="said">Paste this line into the pages where you want to ask; one line does for all surveys.</p>
      <Snippet publicKey={site.publicKey} />
      <p class="said">
        Or try the widget first, on the <a href="/demo">demo page</a>.
      </p>
    </div>
  );
}
