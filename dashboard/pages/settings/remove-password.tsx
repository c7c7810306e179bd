import { useRef } from 'preact/hooks';
import type { PasswordChangeInput } from '../../../shared/password.ts';
import { ownerProof } from '../../data/owner-proof.ts';
import { Form } from '../../parts/form.tsx';
import { ProofField } from '../../parts/proof-field.tsx';
import { UserName } from '../../parts/user-name.tsx';
import { say } from '../../words/say.ts';

/** Back to the key alone. */
export function RemovePassword({ remove }: { remove(change: PasswordChangeInput): Promise<void> }) {
  const input = useRef<HTMLInputElement>(null);
  const check = (): Record<string, string> =>
    input.current!.value ? {} : { key: say('Enter the key or the password.') };
  const save = () => {
    const { key, password } = ownerProof(input.current!.value);
    return remove({ password: null, key, current: password });
  };
  return (
    <details>
      <summary>{say('Remove the password')}</summary>
      <p class="said">{say('Then only the owner’s key opens the dashboard. All other sessions end.')}</p>
      <Form
        action={say('Remove it')}
        doing={say('Removing…')}
        check={check}
        save={save}
        paths={{ key: 'key', current: 'current' }}
      >
        {(refused) => (
          <>
            <UserName />
            <ProofField
              id="removed-by"
              label={say('Owner’s key, or the password')}
              input={input}
              refused={refused}
            />
          </>
        )}
      </Form>
    </details>
  );
}
