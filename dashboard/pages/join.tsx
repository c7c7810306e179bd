import { useEffect, useRef, useState } from 'preact/hooks';
import type { Client } from '../../client/client.ts';
import { ProblemError } from '../../client/problem-error.ts';
import type { InvitationAnswer } from '../../shared/member.ts';
import type { Session } from '../../shared/session.ts';
import { usePageStart } from '../data/use-page-start.ts';
import { Failure } from '../parts/failure.tsx';
import { Form } from '../parts/form.tsx';
import { Logo } from '../parts/logo.tsx';
import { ProviderLink } from '../parts/provider-link.tsx';
import { SecretField } from '../parts/secret-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { UserName } from '../parts/user-name.tsx';
import { passwordLengthFault } from '../words/password-length-fault.ts';
import { roleNames } from '../words/role-words.ts';
import { say } from '../words/say.ts';

interface JoinProps {
  client: Client;
  /** What the link holds. */
  token: string;
  joined(me: Session): void;
  /** To the sign-in, without the link. */
  leave(): void;
}

type Found = { invitation: InvitationAnswer } | { error: unknown } | undefined;

/** Where the link of an invitation leads: whoever has it chooses a password, and is in. */
export function Join({ client, token, joined, leave }: JoinProps) {
  const start = usePageStart<HTMLHeadingElement>(say('Join'));
  const [found, setFound] = useState<Found>();
  const ask = () => {
    setFound(undefined);
    client.invitations.find(token).then(
      (invitation) => setFound({ invitation }),
      (error: unknown) => setFound({ error }),
    );
  };
  useEffect(ask, [token]);
  const isVoid =
    found && 'error' in found && found.error instanceof ProblemError && found.error.status === 404;
  return (
    <main class="sign-in" aria-busy={found === undefined}>
      <Logo />
      <h1 ref={start} tabIndex={-1}>
        {say('Join')}
      </h1>
      {found === undefined ? null : 'invitation' in found ? (
        <JoinForm {...{ client, token, joined }} invitation={found.invitation} />
      ) : isVoid ? (
        <p class="said">
          {say('This link is not good any more: it was used, replaced, or has expired. Ask for another one.')}
        </p>
      ) : (
        <Failure error={found.error} retry={ask} />
      )}
      <p>
        <button type="button" class="quiet" onClick={leave}>
          {say('Sign in instead')}
        </button>
      </p>
    </main>
  );
}

function JoinForm({
  client,
  token,
  joined,
  invitation: { email, name: known, role },
}: Pick<JoinProps, 'client' | 'token' | 'joined'> & { invitation: InvitationAnswer }) {
  const password = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(known);
  const check = (): Record<string, string> => {
    const fault = passwordLengthFault(password.current!.value);
    return fault === undefined ? {} : { password: fault };
  };
  const save = async () => {
    const named = name.trim();
    const chosen = { token, password: password.current!.value, ...(named === '' ? {} : { name: named }) };
    joined(await client.invitations.accept(chosen));
  };
  return (
    <>
      <p class="said">
        {say('You are invited as {email}, in the role “{role}”.', { email, role: roleNames[role] })}
      </p>
      <Form
        action={say('Join')}
        doing={say('Joining…')}
        check={check}
        save={save}
        paths={{ name: 'name', password: 'password' }}
      >
        {(refused) => (
          <>
            <UserName name={email} />
            <TextField
              label={say('Your name')}
              value={name}
              onInput={setName}
              refused={refused.name}
              help={say('As the others will see it beside what you do.')}
              most={120}
            />
            <SecretField
              id="new-password"
              label={say('New password')}
              autocomplete="new-password"
              input={password}
              refused={refused.password}
              help={say(
                'At least 12 characters. A few words that do not belong together are easy to keep in mind.',
              )}
            />
          </>
        )}
      </Form>
      <ProviderLink client={client} />
    </>
  );
}
