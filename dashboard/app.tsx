import { useEffect, useMemo, useReducer } from 'preact/hooks';
import type { Client } from '../client/client.ts';
import { ProblemError } from '../client/problem-error.ts';
import type { Session } from '../shared/session.ts';
import { createAnswers } from './data/answers.ts';
import { EarshotContext } from './data/earshot-context.ts';
import { isPasswordOffered } from './data/password-offer.ts';
import { signInProof } from './data/sign-in-proof.ts';
import { createTurns } from './data/turns.ts';
import { useAddress } from './data/use-address.ts';
import { clearEntrance, useEntrance } from './data/use-entrance.ts';
import { FirstPassword } from './pages/first-password.tsx';
import { Join } from './pages/join.tsx';
import { SignIn } from './pages/sign-in.tsx';
import { Workspace } from './pages/workspace.tsx';
import { Failure } from './parts/failure.tsx';
import { LanguageSwitch } from './parts/language-switch.tsx';
import { entranceWords } from './words/entrance-words.ts';
import { say } from './words/say.ts';

type SessionState =
  | { is: 'asked' | 'none' | 'ended' }
  | { is: 'open'; me: Session }
  /** Open, by the key that was just used; a password is offered. */
  | { is: 'offered'; proof: string; me: Session }
  /** Whether there is a session could not be found out. */
  | { is: 'unclear'; error: unknown };

/** Of the six connections that a browser opens, one is the stream of changes and one stays free. */
const mostAtOnce = 4;

/** The whole dashboard: the sign-in where there is no session, else the page that the address names. */
export function App({ client }: { client: Client }) {
  const address = useAddress();
  const [session, setSession] = useReducer((_: SessionState, next: SessionState) => next, { is: 'asked' });
  const ask = () => {
    setSession({ is: 'asked' });
    client.session.current().then(
      (me) => setSession(me ? { is: 'open', me } : { is: 'none' }),
      (error: unknown) => setSession({ is: 'unclear', error }),
    );
  };
  useEffect(ask, []);
  const { token, problem } = useEntrance();
  const me = session.is === 'open' ? session.me : undefined;
  const earshot = useMemo(() => {
    if (!me) return undefined;
    const endOn401 = (error: unknown) => {
      if (error instanceof ProblemError && error.status === 401) setSession({ is: 'ended' });
    };
    return { client, me, go: address.go, answers: createAnswers(endOn401), inTurn: createTurns(mostAtOnce) };
  }, [client, address.go, me]);

  if (session.is === 'asked') return <div class="blank" aria-busy="true" />;
  if (token !== undefined) {
    const joined = (next: Session) => {
      clearEntrance();
      setSession({ is: 'open', me: next });
    };
    return <Join {...{ client, token, joined }} leave={clearEntrance} />;
  }
  if (session.is === 'unclear') {
    return (
      <main class="blank">
        <Failure error={session.error} retry={ask} />
      </main>
    );
  }
  if (session.is === 'offered') {
    const { proof, me: signedIn } = session;
    return <FirstPassword {...{ client, proof }} done={() => setSession({ is: 'open', me: signedIn })} />;
  }
  if (!earshot) {
    const isFirst = session.is === 'none';
    const signIn = async (email: string, typed: string) => {
      const signedIn = await client.session.signIn(signInProof(email, typed));
      const offered = isFirst && !signedIn.member && (await isPasswordOffered(client));
      clearEntrance();
      setSession(offered ? { is: 'offered', proof: typed, me: signedIn } : { is: 'open', me: signedIn });
    };
    const ended = isFirst ? undefined : say('Your session has ended. Sign in to return to this page.');
    return (
      <>
        <SignIn {...{ client, signIn }} said={problem ? entranceWords[problem] : ended} />
        <footer class="sign-in-foot">
          <LanguageSwitch />
        </footer>
      </>
    );
  }
  const signOut = () => void client.session.signOut().finally(() => setSession({ is: 'none' }));
  return (
    <EarshotContext.Provider value={earshot}>
      <Workspace address={address} signOut={signOut} />
    </EarshotContext.Provider>
  );
}
