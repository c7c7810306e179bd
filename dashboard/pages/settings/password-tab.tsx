import { useState } from 'preact/hooks';
import type { PasswordAnswer, PasswordChangeInput } from '../../../shared/password.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { Await } from '../../parts/await.tsx';
import { NewPassword } from '../../parts/new-password.tsx';
import { Section } from '../../parts/section.tsx';
import { momentLabel } from '../../words/moment-label.ts';
import { say } from '../../words/say.ts';
import type { SitePageProps } from '../site-page-props.ts';
import { RemovePassword } from './remove-password.tsx';
import { Sessions, sessionsAbout } from './sessions.tsx';

/** The password of who is signed in, and where else they are. */
export function PasswordTab({ site }: SitePageProps) {
  const { client, answers, me } = useEarshot();
  const [said, setSaid] = useState('');
  const password = useAnswer('password', () => client.password.get(), { what: [] });
  const change = async (asked: PasswordChangeInput) => {
    setSaid('');
    const now = await client.password.change(asked);
    answers.amend<PasswordAnswer>('password', () => now);
    answers.renew((about) => about === sessionsAbout);
    setSaid(
      now.set
        ? say('The password is set. All other sessions have ended.')
        : say('There is no password any more.'),
    );
  };
  return (
    <>
      <Section title={say('Password')}>
        <Await answer={password} height={280}>
          {({ set, changedAt }) => (
            <>
              <p class="said">{standing(changedAt, me.member !== null, site.timezone)}</p>
              {set || !me.member ? (
                <NewPassword
                  action={set ? say('Change the password') : say('Set the password')}
                  member={me.member?.email}
                  save={change}
                />
              ) : null}
              <p class="saved" role="status">
                {said}
              </p>
              {set && !me.member ? <RemovePassword remove={change} /> : null}
            </>
          )}
        </Await>
      </Section>
      <Section title={say('Where you are signed in')}>
        <Sessions zone={site.timezone} />
      </Section>
    </>
  );
}

function standing(changedAt: string | null, isMember: boolean, zone: string): string {
  const when = changedAt && momentLabel(new Date(changedAt), zone);
  if (isMember)
    return when
      ? say('A password is set, since {when}.', { when })
      : say('None is set. An owner can make you a link where you choose one.');
  return when
    ? say('A password is set, since {when}. The owner’s key opens the dashboard, too.', { when })
    : say(
        'None is set: only the owner’s key opens the dashboard. A password is easier to keep in mind, and the key stays good.',
      );
}
