import type { Site } from '../../../shared/site.ts';
import type { Survey } from '../../../shared/survey.ts';
import { type CommentSearch, classShown, writeComments } from '../../data/comment-search.ts';
import type { View } from '../../data/view.ts';
import { NoAnswers } from '../../parts/no-answers.tsx';
import { ViewLink } from '../../parts/view-link.tsx';
import { say } from '../../words/say.ts';
import { spanPhrase } from '../../words/span-label.ts';

interface NothingFitsProps {
  site: Site;
  survey: Survey | undefined;
  view: View;
  search: CommentSearch;
}

/** Stands where answers would: what keeps them out, and each way to see more. */
export function NothingFits({ site, survey, view, search }: NothingFitsProps) {
  const { words, tag, complaint, conditions, visitor } = search;
  const everything = 'period' in view.span && view.span.period === 'all';
  const isNarrow = Boolean(words || tag || complaint || visitor || conditions.length > 0);
  const is = classShown(search);
  const shown = (change: CommentSearch): View => ({ ...view, own: writeComments(change) });
  if (everything && !isNarrow && is === 'any' && search.wordless) {
    return survey ? (
      <NoAnswers site={site} survey={survey} view={view} />
    ) : (
      <p class="said">{say('No answers yet. They appear here as they arrive.')}</p>
    );
  }
  return (
    <div class="empty">
      <p>
        <b>
          {isNarrow
            ? say('No answer fits all of that {span}.', { span: spanPhrase(view.span) })
            : say('Nobody has written anything {span}.', { span: spanPhrase(view.span) })}
        </b>
      </p>
      <ul class="ways">
        {isNarrow ? (
          <li>
            <ViewLink view={shown({ conditions: [] })}>{say('Take all conditions away')}</ViewLink>
          </li>
        ) : null}
        {everything ? null : (
          <li>
            <ViewLink view={{ ...view, span: { period: 'all' } }}>{say('Look at all time')}</ViewLink>
          </li>
        )}
        {search.wordless ? null : (
          <li>
            <ViewLink view={shown({ ...search, wordless: true })}>
              {say('Show answers without words, too')}
            </ViewLink>
          </li>
        )}
        {is === 'any' ? null : (
          <li>
            <ViewLink view={shown({ ...search, class: 'any' })}>
              {say('Show what does not count, too: flagged, unfinished, archived, tests')}
            </ViewLink>
          </li>
        )}
      </ul>
    </div>
  );
}
