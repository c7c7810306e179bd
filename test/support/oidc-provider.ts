/** A real provider of identities, as a process, and the way of a browser through it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const oidcClient = { clientId: 'earshot', clientSecret: 'a secret of the tests, long enough' };

export interface OidcProviderProcess {
  issuer: string;
  /** Who signs in there next. */
  next(account: { subject: string; email?: string; verified?: unknown } | 'denies'): Promise<void>;
  stop(): Promise<void>;
}

/** @param callback where people are sent back to; `port` 0: any that is free */
export async function startOidcProvider(
  callback: string,
  { port = 0, authMethod = 'client_secret_basic' }: { port?: number; authMethod?: string } = {},
): Promise<OidcProviderProcess> {
  const client = {
    client_id: oidcClient.clientId,
    client_secret: oidcClient.clientSecret,
    redirect_uris: [callback],
    token_endpoint_auth_method: authMethod,
  };
  const program = fileURLToPath(new URL('oidc-process.ts', import.meta.url));
  const args = ['--import', 'tsx', program, JSON.stringify({ client, port })];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'exit');
  const lines = createInterface(child.stdout);
  const [issuer] = (await Promise.race([
    once(lines, 'line'),
    ended.then(() => {
      throw new Error('the provider did not start');
    }),
  ])) as [string];
  return {
    issuer,
    async next(account) {
      const body =
        account === 'denies'
          ? { denies: true }
          : {
              subject: account.subject,
              claims: { email: account.email, email_verified: account.verified ?? true },
            };
      await fetch(`${issuer}/next`, { method: 'POST', body: JSON.stringify(body) });
    },
    async stop() {
      child.kill();
      await ended;
    },
  };
}

/** Follows a browser through the provider, from the address that it is sent to, until it is sent back. */
export async function throughProvider(address: string, issuer: string): Promise<string> {
  const jar = new Map<string, string>();
  let at = new URL(address);
  while (at.origin === issuer) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
      jar.set(name!, value!);
    }
    const to = answer.headers.get('location');
    if (!to) throw new Error(`${at.pathname} answers ${answer.status}: ${await answer.text()}`);
    at = new URL(to, at);
  }
  return at.pathname + at.search;
}
