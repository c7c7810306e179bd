import type { TargetedSubmitEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Client } from '../../client/client.ts';
import { ProblemError } from '../../client/problem-error.ts';
import { code } from '../parts/code.tsx';
import { Logo } from '../parts/logo.tsx';
import { ProviderLink } from '../parts/provider-link.tsx';
import { SecretField } from '../parts/secret-field.tsx';
import { failureWords } from '../words/failure-words.ts';
import { sentences } from '../words/list.ts';
import { say } from '../words/say.ts';
import { sayParts } from '../words/say-parts.ts';

interface SignInProps {
  client: Pick<Client, 'session'>;
  /** Opens a session by what was typed, or rejects with what stood against it. */
  signIn(email: string, typed: string): Promise<void>;
  /** What there is to say first: a session was open until now, or why another way in failed. */
  said: string | undefined;
}

/**
 * The way in: a member's address and password, or, without an address, the owner's key or password. The address of the
 * page stays, so that signing in leads to where one was going.
 */
export function SignIn({ client, signIn, said }: SignInProps) {
  const email = useRef<HTMLInputElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  useLayoutEffect(() => {
    document.title = `${say('Sign in')} · Earshot`;
    email.current?.focus();
  }, []);
  const refuse = (why: string) => {
    setBusy(false);
    setRefused(why);
    input.current?.focus();
  };
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const [address, typed] = [email.current!.value, input.current!.value];
    if (!typed.trim()) return refuse(say('Enter the key or the password first.'));
    setBusy(true);
    setRefused(undefined);
    try {
      await signIn(address, typed);
    } catch (error) {
      refuse(refusal(error, address.trim() !== ''));
    }
  };
  return (
    <main class="sign-in">
      <Logo />
      <h1>{say('Sign in')}</h1>
      {said === undefined ? null : (
        <p class="said" role="status">
          {said}
        </p>
      )}
      <form onSubmit={submit} noValidate>
        <div class="form-field">
          <label for="email">{say('Email address')}</label>
          <input
            ref={email}
            id="email"
            name="username"
            type="email"
            autocomplete="username"
            autocapitalize="off"
            spellcheck={false}
            aria-describedby="email-help"
          />
          <div id="email-help" class="help">
            {say('Leave it empty to sign in with the owner’s key or password.')}
          </div>
        </div>
        <SecretField
          id="key"
          label={say('Password or owner’s key')}
          autocomplete="current-password"
          input={input}
          refused={refused}
        />
        <button type="submit" class="button primary" disabled={busy}>
          {busy ? say('Signing in…') : say('Sign in')}
        </button>
      </form>
      <ProviderLink client={client} />
      <p id="key-help" class="help">
        {sayParts(
          'The key was printed when Earshot started for the first time, or set as <code>EARSHOT_ADMIN_KEY</code>. Lost it? <code>earshot keys reset-owner</code> makes a new one.',
          { code },
        )}
      </p>
      <p class="help">{say('Forgot your password? An owner can make you a link to choose another one.')}</p>
    </main>
  );
}

function refusal(error: unknown, asMember: boolean): string {
  if (error instanceof ProblemError && (error.status === 400 || error.status === 401)) {
    return asMember
      ? say('The address or the password is wrong. The owner’s key and password go without an address.')
      : say(
          'This is neither the key nor the password of this server. A key starts with sk_ in most cases: check that it is whole.',
        );
  }
  const { happened, todo } = failureWords(error);
  return sentences([happened, todo]);
}
