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
  /** What proves that it is the owner, where that is known already; else it is asked for. */
  proof?: string;
  save(change: PasswordChangeInput): Promise<void>;
  children?: ComponentChildren;
}

/** Asks for a new password, and for the key or the password until now. */
export function NewPassword({ action, proof, save, children }: NewPasswordProps) {
  const current = useRef<HTMLInputElement>(null);
  const next = useRef<HTMLInputElement>(null);
  const check = (): Record<string, string> => {
    const fault = passwordLengthFault(next.current!.value);
    return {
      ...(proof === undefined && !current.current!.value
        ? { key: say('Enter the key or the password.') }
        : {}),
      ...(fault === undefined ? {} : { password: fault }),
    };
  };
  const submit = async () => {
    const { key, password } = ownerProof(proof ?? current.current!.value);
    await save({ password: next.current!.value, key, current: password });
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
          <UserName />
          {proof === undefined ? (
            <ProofField
              id="current"
              label={say('Owner’s key, or the password until now')}
              input={current}
              refused={refused}
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
