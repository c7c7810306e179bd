import type { About } from '../../data/about.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useNow } from '../../data/use-now.ts';
import { Await } from '../../parts/await.tsx';
import { DoButton } from '../../parts/do-button.tsx';
import { ago } from '../../words/ago.ts';
import { momentLabel } from '../../words/moment-label.ts';
import { say } from '../../words/say.ts';

/** What the list of sessions is asked again by. */
export const sessionsAbout: About = { what: [] };

/** Where one is signed in, and the end of that everywhere else. No address is kept, so none is shown. */
export function Sessions({ zone }: { zone: string }) {
  const { client, answers } = useEarshot();
  const now = useNow(60_000);
  const sessions = useAnswer('sessions', () => client.session.list(), sessionsAbout);
  const endOthers = async () => {
    await client.session.endOthers();
    answers.renew((about) => about === sessionsAbout);
  };
  return (
    <Await answer={sessions} height={120}>
      {(list) => (
        <>
          <DoButton
            label={list.length > 1 ? say('Sign out everywhere else') : undefined}
            act={endOthers}
            done={say('Every other session has ended.')}
          />
          <ul class="rows" aria-label={say('Sessions')}>
            {list.map(({ createdAt, lastSeenAt, expiresAt, current }) => (
              <li key={createdAt}>
                <div>
                  <b>{say('Signed in {when}', { when: momentLabel(new Date(createdAt), zone) })}</b>
                  <small>
                    <span>
                      {current
                        ? say('this browser')
                        : say('last seen {when}', { when: ago(new Date(lastSeenAt), now) })}
                    </span>
                    <span>{say('ends {when}', { when: momentLabel(new Date(expiresAt), zone) })}</span>
                  </small>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </Await>
  );
}
