import type { TargetedSubmitEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ProblemError } from '../../client/problem-error.ts';
import { code } from '../parts/code.tsx';
import { Logo } from '../parts/logo.tsx';
import { SecretField } from '../parts/secret-field.tsx';
import { UserName } from '../parts/user-name.tsx';
import { failureWords } from '../words/failure-words.ts';
import { sentences } from '../words/list.ts';
import { say } from '../words/say.ts';
import { sayParts } from '../words/say-parts.ts';

interface SignInProps {
  /** Opens a session by what was typed, the key or the password, or rejects with what stood against it. */
  signIn(typed: string): Promise<void>;
  /** A session was open until now. */
  ended: boolean;
}

/** The way in: the owner's key, or the password, for a session. The address stays, so that signing in leads to where one was going. */
export function SignIn({ signIn, ended }: SignInProps) {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  useLayoutEffect(() => {
    document.title = `${say('Sign in')} · Earshot`;
    input.current?.focus();
  }, []);
  const refuse = (why: string) => {
    setBusy(false);
    setRefused(why);
    input.current?.focus();
  };
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = input.current!.value;
    if (!typed.trim()) return refuse(say('Enter the key or the password first.'));
    setBusy(true);
    setRefused(undefined);
    try {
      await signIn(typed);
    } catch (error) {
      refuse(refusal(error));
    }
  };
  return (
    <main class="sign-in">
      <Logo />
      <h1>{say('Sign in')}</h1>
      {ended ? <p class="said">{say('Your session has ended. Sign in to return to this page.')}</p> : null}
      <form onSubmit={submit} noValidate>
        <UserName />
        <SecretField
          id="key"
          label={say('Owner’s key or password')}
          autocomplete="current-password"
          input={input}
          refused={refused}
        />
        <button type="submit" class="button primary" disabled={busy}>
          {busy ? say('Signing in…') : say('Sign in')}
        </button>
      </form>
      <p id="key-help" class="help">
        {sayParts(
          'The key was printed when Earshot started for the first time, or set as <code>EARSHOT_ADMIN_KEY</code>. Lost it? <code>earshot keys reset-owner</code> makes a new one.',
          { code },
        )}
      </p>
    </main>
  );
}

function refusal(error: unknown): string {
  if (error instanceof ProblemError && (error.status === 400 || error.status === 401)) {
    return say(
      'This is neither the key nor the password of this server. A key starts with sk_ in most cases: check that it is whole.',
    );
  }
  const { happened, todo } = failureWords(error);
  return sentences([happened, todo]);
}
