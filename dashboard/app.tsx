import { useEffect, useMemo, useReducer } from 'preact/hooks';
import type { Client } from '../client/client.ts';
import { ProblemError } from '../client/problem-error.ts';
import { createAnswers } from './data/answers.ts';
import { EarshotContext } from './data/earshot-context.ts';
import { ownerProof } from './data/owner-proof.ts';
import { isPasswordOffered } from './data/password-offer.ts';
import { createTurns } from './data/turns.ts';
import { useAddress } from './data/use-address.ts';
import { FirstPassword } from './pages/first-password.tsx';
import { SignIn } from './pages/sign-in.tsx';
import { Workspace } from './pages/workspace.tsx';
import { Failure } from './parts/failure.tsx';
import { LanguageSwitch } from './parts/language-switch.tsx';

type SessionState =
  | { is: 'asked' | 'open' | 'none' | 'ended' }
  /** Open, by the key that was just used; a password is offered. */
  | { is: 'offered'; proof: string }
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
      (current) => setSession({ is: current ? 'open' : 'none' }),
      (error: unknown) => setSession({ is: 'unclear', error }),
    );
  };
  useEffect(ask, []);
  const earshot = useMemo(() => {
    const endOn401 = (error: unknown) => {
      if (error instanceof ProblemError && error.status === 401) setSession({ is: 'ended' });
    };
    return { client, go: address.go, answers: createAnswers(endOn401), inTurn: createTurns(mostAtOnce) };
  }, [client, address.go, session.is === 'open']);

  if (session.is === 'asked') return <div class="blank" aria-busy="true" />;
  if (session.is === 'unclear') {
    return (
      <main class="blank">
        <Failure error={session.error} retry={ask} />
      </main>
    );
  }
  if (session.is === 'offered') {
    const { proof } = session;
    return <FirstPassword {...{ client, proof }} done={() => setSession({ is: 'open' })} />;
  }
  if (session.is !== 'open') {
    const isFirst = session.is === 'none';
    const signIn = async (typed: string) => {
      await client.session.signIn(ownerProof(typed));
      const offered = isFirst && (await isPasswordOffered(client));
      setSession(offered ? { is: 'offered', proof: typed } : { is: 'open' });
    };
    return (
      <>
        <SignIn signIn={signIn} ended={!isFirst} />
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
