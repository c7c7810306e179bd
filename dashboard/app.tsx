import { useEffect, useMemo, useReducer } from 'preact/hooks';
import type { Client } from '../client/client.ts';
import { ProblemError } from '../client/problem-error.ts';
import { createAnswers } from './data/answers.ts';
import { EarshotContext } from './data/earshot-context.ts';
import { useAddress } from './data/use-address.ts';
import { SignIn } from './pages/sign-in.tsx';
import { Workspace } from './pages/workspace.tsx';
import { Failure } from './parts/failure.tsx';

type SessionState =
  | { is: 'asked' | 'open' | 'none' | 'ended' }
  /** Whether there is a session could not be found out. */
  | { is: 'unclear'; error: unknown };

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
    return { client, go: address.go, answers: createAnswers(endOn401) };
  }, [client, address.go, session.is === 'open']);

  if (session.is === 'asked') return <div class="blank" aria-busy="true" />;
  if (session.is === 'unclear') {
    return (
      <main class="blank">
        <Failure error={session.error} retry={ask} />
      </main>
    );
  }
  if (session.is !== 'open') {
    const signIn = async (key: string) => {
      await client.session.signIn(key);
      setSession({ is: 'open' });
    };
    return <SignIn signIn={signIn} ended={session.is === 'ended'} />;
  }
  const signOut = () => void client.session.signOut().finally(() => setSession({ is: 'none' }));
  return (
    <EarshotContext.Provider value={earshot}>
      <Workspace address={address} signOut={signOut} />
    </EarshotContext.Provider>
  );
}
