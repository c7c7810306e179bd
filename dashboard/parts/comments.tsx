import type { Survey } from '../../shared/survey.ts';
import { useEarshot } from '../data/earshot-context.ts';
import type { HeadlineQuestion } from '../data/headline-question.ts';
import { useAnswer } from '../data/use-answer.ts';
import type { View } from '../data/view.ts';
import { say } from '../words/say.ts';
import { Await } from './await.tsx';
import { Comment } from './comment.tsx';
import { Endless } from './endless.tsx';
import { Section } from './section.tsx';
import { ViewLink } from './view-link.tsx';

interface CommentsProps {
  survey: Survey;
  question: HeadlineQuestion | undefined;
  /** The zone that times are shown in. */
  zone: string;
  view: View;
}

/** What people wrote, newest first, whatever the period. */
export function Comments({ survey, question, zone, view }: CommentsProps) {
  const { client } = useEarshot();
  const query = { site: survey.site, survey: survey.slug, commented: true, limit: 20 };
  const about = { survey: survey.slug, what: ['responses', 'survey'] } as const;
  const first = useAnswer(`comments ${survey.id}`, () => client.responses.list(query), about);
  return (
    <Section title={say('What they say')} note={say('newest first, of all time')}>
      <Await answer={first} height={320}>
        {(page) => (
          <Endless first={page} more={(cursor) => client.responses.list({ ...query, cursor })}>
            {(responses) =>
              responses.length === 0 ? (
                <p class="said">{say('No comments yet. They appear here as they are written.')}</p>
              ) : (
                <ul class="comments">
                  {responses.map((response) => (
                    <Comment key={response.id} {...{ response, survey, question, zone }} />
                  ))}
                </ul>
              )
            }
          </Endless>
        )}
      </Await>
      <p class="more">
        <ViewLink view={{ ...view, survey: survey.slug, page: 'comments' }}>
          {say('Search, tag and sort all comments')}
        </ViewLink>
      </p>
    </Section>
  );
}
