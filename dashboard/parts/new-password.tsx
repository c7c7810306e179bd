import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { PasswordChangeInput } from '../../shared/password.ts';
import { ownerProof } from '../data/owner-proof.ts';
import { passwordLengthFault } from '../words/password-length-fault.ts';
import { say } from '../words/say.ts';
import { Form } from './form.tsx';
import { ProofField } from './proof-field.tsx';
import { SecretField } from './secret-field.tsx';
import { UserName } from './user-name.tsx';

interface NewPasswordProps {
  action: string;
  /** The address of a member whose own it is; none: the owner's. */
  member?: string | undefined;
  /** What proves that it is the owner, where that is known already; else it is asked for. */
  proof?: string;
  save(change: PasswordChangeInput): Promise<void>;
  children?: ComponentChildren;
}

/** Asks for a new password, and for the one until now, or the owner's key. */
export function NewPassword({ action, member, proof, save, children }: NewPasswordProps) {
  const current = useRef<HTMLInputElement>(null);
  const next = useRef<HTMLInputElement>(null);
  const check = (): Record<string, string> => {
    const fault = passwordLengthFault(next.current!.value);
    return {
      ...(proof === undefined && !current.current!.value
        ? {
            key:
              member === undefined
                ? say('Enter the key or the password.')
                : say('Enter the password until now.'),
          }
        : {}),
      ...(fault === undefined ? {} : { password: fault }),
    };
  };
  const submit = async () => {
    const { key, password } = ownerProof(proof ?? current.current!.value);
    const proven = { current: password, ...(member === undefined ? { key } : {}) };
    await save({ password: next.current!.value, ...proven });
    next.current!.value = '';
    if (current.current) current.current.value = '';
  };
  return (
    <Form
      action={action}
      doing={say('Saving…')}
      check={check}
      save={submit}
      paths={{ key: 'key', current: 'current', password: 'password' }}
    >
      {(refused) => (
        <>
          <UserName name={member} />
          {proof === undefined ? (
            <ProofField
              id="current"
              label={
                member === undefined
                  ? say('Owner’s key, or the password until now')
                  : say('Password until now')
              }
              input={current}
              refused={refused}
              {...(member === undefined ? {} : { wrong: say('This is not the password.') })}
            />
          ) : null}
          <SecretField
            id="new-password"
            label={say('New password')}
            autocomplete="new-password"
            input={next}
            refused={refused.password}
            help={say(
              'At least 12 characters. A few words that do not belong together are easy to keep in mind.',
            )}
          />
          {children}
        </>
      )}
    </Form>
  );
}
