import type { Site } from '../../shared/site.ts';
import type { Survey } from '../../shared/survey.ts';
import type { View } from '../data/view.ts';
import { say } from '../words/say.ts';
import { sayParts } from '../words/say-parts.ts';
import { spanPhrase } from '../words/span-label.ts';
import { unasked } from '../words/unasked.ts';
import { Snippet } from './snippet.tsx';
import { ViewLink } from './view-link.tsx';

interface NoAnswersProps {
  site: Site;
  survey: Survey;
  view: View;
}

/** Stands where a score would: why there is none, and the two ways to get one. */
export function NoAnswers({ site, survey, view }: NoAnswersProps) {
  const everything = 'period' in view.span && view.span.period === 'all';
  const why = unasked[survey.status];
  return (
    <div class="empty">
      <p class="score none">{say('No answers {when}', { when: spanPhrase(view.span) })}</p>
      {everything ? null : (
        <p>
          <ViewLink view={{ ...view, span: { period: 'all' } }}>{say('Look at all time')}</ViewLink>
        </p>
      )}
      {why ? <p class="said">{why.sentence}</p> : null}
      <p class="said">
        {say('Paste this line into the pages where you want to ask; one line does for all surveys.')}
      </p>
      <Snippet publicKey={site.publicKey} />
      <p class="said">
        {sayParts(
          '<install>Watch the first answer arrive</install>, with what is missing if none does. Or try the widget first, on the <demo>demo page</demo>.',
          {
            install: (text) => <ViewLink view={{ ...view, page: 'install' }}>{text}</ViewLink>,
            demo: (text) => <a href="/demo">{text}</a>,
          },
        )}
      </p>
    </div>
  );
}
