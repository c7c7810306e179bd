import type { Survey } from '../../../shared/survey.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import type { HeadlineQuestion } from '../../data/headline-question.ts';
import { statsQuery } from '../../data/stats-query.ts';
import { useAnswer } from '../../data/use-answer.ts';
import type { View } from '../../data/view.ts';
import { Comment } from '../../parts/comment.tsx';
import { say } from '../../words/say.ts';

interface ReportCommentsProps {
  survey: Survey;
  question: HeadlineQuestion | undefined;
  view: View;
  zone: string;
}

const most = 5;

/** The newest words of the period: as they were written, not chosen. */
export function ReportComments({ survey, question, view, zone }: ReportCommentsProps) {
  const { client, inTurn } = useEarshot();
  const query = {
    ...statsQuery(view, survey.site, survey.slug),
    class: 'counted',
    commented: true,
    limit: most,
  } as const;
  const about = { survey: survey.slug, what: ['responses', 'survey'] } as const;
  const { data } = useAnswer(
    `report comments ${JSON.stringify(query)}`,
    () => inTurn(() => client.responses.list(query)),
    about,
  );
  if (!data || data.items.length === 0) return null;
  return (
    <>
      <h3>
        {say('{n, plural, one {The newest comment} other {The # newest comments}}', { n: data.items.length })}
      </h3>
      <ul class="comments">
        {data.items.map((response) => (
          <Comment key={response.id} {...{ response, survey, question, zone }} />
        ))}
      </ul>
    </>
  );
}
