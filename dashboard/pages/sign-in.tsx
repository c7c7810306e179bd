import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ProblemError } from '../../client/problem-error.ts';
import { KeyField } from '../parts/key-field.tsx';
import { Logo } from '../parts/logo.tsx';
import { failureWords } from '../words/failure-words.ts';

interface SignInProps {
  /** Opens a session, or rejects with what stood against it. */
  signIn(key: string): Promise<void>;
  /** A session was open until now. */
  ended: boolean;
}

/** The way in: the owner's key for a session. The address stays, so that signing in leads to where one was going. */
export function SignIn({ signIn, ended }: SignInProps) {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  useEffect(() => {
    document.title = 'Sign in · Earshot';
    input.current?.focus();
  }, []);
  const refuse = (why: string) => {
    setBusy(false);
    setRefused(why);
    input.current?.focus();
  };
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const key = input.current!.value.trim();
    if (!key) return refuse('Enter the key first; it starts with sk_.');
    setBusy(true);
    setRefused(undefined);
    try {
      await signIn(key);
    } catch (error) {
      refuse(refusal(error));
    }
  };
  return (
    <main class="sign-in">
      <Logo />
      <h1>Sign in</h1>
      {ended ? <p class="said">Your session has ended. Sign in to return to this page.</p> : null}
      <form onSubmit={submit} noValidate>
        <KeyField input={input} refused={refused} />
        <button type="submit" class="button primary" disabled={busy}>
          {busy ? 'Signing in…' : 'Sign in'}
        </button>
      </form>
      <p id="key-help" class="help">
        The key was printed when Earshot started for the first time, or set as <code>EARSHOT_ADMIN_KEY</code>.
        Lost it? <code>earshot keys reset-owner</code> makes a new one.
      </p>
    </main>
  );
}

function refusal(error: unknown): string {
  if (error instanceof ProblemError && (error.status === 400 || error.status === 401)) {
    return 'This key is not known here. Check that it is whole, starts with sk_ and belongs to this server.';
  }
  const { happened, todo } = failureWords(error);
  return `${happened} ${todo}`;
}
