import { useRef, useState } from 'preact/hooks';
import type { Page } from '../../client/page.ts';
import type { ListedResponse } from '../../shared/response.ts';
import type { Survey } from '../../shared/survey.ts';
import { useEarshot } from '../data/earshot-context.ts';
import type { HeadlineQuestion } from '../data/headline-question.ts';
import { newBeginning } from '../data/new-beginning.ts';
import { useAnswer } from '../data/use-answer.ts';
import { Await } from './await.tsx';
import { Comment } from './comment.tsx';
import { Failure } from './failure.tsx';
import { Section } from './section.tsx';

interface CommentsProps {
  survey: Survey;
  question: HeadlineQuestion | undefined;
  /** The zone that times are shown in. */
  zone: string;
}

/** What people wrote, newest first, whatever the period. */
export function Comments({ survey, question, zone }: CommentsProps) {
  const { client } = useEarshot();
  const query = { site: survey.site, survey: survey.slug, commented: true, limit: 20 };
  const about = { survey: survey.slug, what: ['responses', 'survey'] } as const;
  const first = useAnswer(`comments ${survey.id}`, () => client.responses.list(query), about);
  return (
    <Section title="What they say" note="newest first, of all time">
      <Await answer={first} height={320}>
        {(page) => (
          <CommentPages
            first={page}
            more={(cursor) => client.responses.list({ ...query, cursor })}
            show={(response) => <Comment key={response.id} {...{ response, survey, question, zone }} />}
          />
        )}
      </Await>
    </Section>
  );
}

interface CommentPagesProps {
  first: Page<ListedResponse>;
  more(cursor: string): Promise<Page<ListedResponse>>;
  show(response: ListedResponse): preact.JSX.Element;
}

function CommentPages({ first, more, show }: CommentPagesProps) {
  const shown = useRef({ first, read: first });
  const [state, setState] = useState<{ loading?: true; error?: unknown }>({});
  if (shown.current.first !== first) shown.current = { first, read: newBeginning(shown.current.read, first) };
  const { items, next } = shown.current.read;
  const load = async () => {
    setState({ loading: true });
    try {
      const page = await more(next!);
      const { read } = shown.current;
      // A list that began again meanwhile goes on elsewhere.
      if (read.next === next) shown.current.read = { items: [...read.items, ...page.items], next: page.next };
      setState({});
    } catch (error) {
      setState({ error });
    }
  };
  if (items.length === 0) return <p class="said">No comments yet. They appear here as they are written.</p>;
  return (
    <>
      <ul class="comments">{items.map(show)}</ul>
      {state.error !== undefined ? <Failure error={state.error} retry={load} /> : null}
      {next && state.error === undefined ? (
        <button type="button" class="button more" disabled={state.loading} onClick={load}>
          {state.loading ? 'Loading…' : 'Load more'}
        </button>
      ) : null}
    </>
  );
}
