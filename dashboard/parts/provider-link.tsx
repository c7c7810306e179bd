import { useEffect, useState } from 'preact/hooks';
import type { Client } from '../../client/client.ts';
import { say } from '../words/say.ts';

/** The way in by the provider of identities, where there is one. Where that cannot be found out there is none to offer. */
export function ProviderLink({ client }: { client: Pick<Client, 'session'> }) {
  const [name, setName] = useState<string | null>(null);
  useEffect(() => {
    client.session.provider().then(setName, () => {});
  }, [client]);
  if (name === null) return null;
  return (
    <p>
      <a class="button provider" href="/v1/oidc/start">
        {say('Sign in with {name}', { name })}
      </a>
    </p>
  );
}
