import type { Site } from '../../shared/survey.ts';
import type { View } from '../data/view.ts';
import { spanPhrase } from '../words/span-label.ts';
import { Snippet } from './snippet.tsx';
import { ViewLink } from './view-link.tsx';

/** Stands where a score would: why there is none, and the two ways to get one. */
export function NoAnswers({ site, view }: { site: Site; view: View }) {
  const everything = 'period' in view.span && view.span.period === 'all';
  return (
    <div class="empty">
      <p class="score none">No answers {spanPhrase(view.span)}</p>
      {everything ? null : (
        <p>
          <ViewLink view={{ ...view, span: { period: 'all' } }}>Look at all time</ViewLink>
        </p>
      )}
      <p class="said">Paste this line into the pages where you want to ask; one line does for all surveys.</p>
      <Snippet publicKey={site.publicKey} />
      <p class="said">
        Or see how it works on the <a href="/demo">demo page</a>: an answer given there appears here.
      </p>
    </div>
  );
}
