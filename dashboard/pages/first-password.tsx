import type { Client } from '../../client/client.ts';
import { declinePassword } from '../data/password-offer.ts';
import { usePageStart } from '../data/use-page-start.ts';
import { Logo } from '../parts/logo.tsx';
import { NewPassword } from '../parts/new-password.tsx';
import { say } from '../words/say.ts';

interface FirstPasswordProps {
  client: Client;
  /** The key that was just used, so that it need not be typed again. */
  proof: string;
  /** On to where the owner was going. */
  done(): void;
}

/** Offers a password to the owner who came in by the key. */
export function FirstPassword({ client, proof, done }: FirstPasswordProps) {
  const start = usePageStart<HTMLHeadingElement>(say('Set a password'));
  return (
    <main class="sign-in">
      <Logo />
      <h1 ref={start} tabIndex={-1}>
        {say('Set a password')}
      </h1>
      <p class="said">
        {say(
          'You are signed in. With a password you need not look for the key next time; the key stays good, too.',
        )}
      </p>
      <NewPassword
        action={say('Set the password')}
        proof={proof}
        save={async (change) => {
          await client.password.change(change);
          done();
        }}
      />
      <p>
        <button
          type="button"
          class="quiet"
          onClick={() => {
            declinePassword();
            done();
          }}
        >
          {say('Not now')}
        </button>
      </p>
      <p class="help">{say('You can set one at any time, under Settings.')}</p>
    </main>
  );
}
