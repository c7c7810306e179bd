/**
 * A provider of identities that is one: `oidc-provider` in a process of its own, on this machine. It prints its issuer
 * when it listens. Who signs in there next is set by `POST /next` with an account's JSON, or `{ "denies": true }`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

interface Next {
  subject: string;
  claims: Record<string, unknown>;
  denies?: boolean;
}

const { client, port } = JSON.parse(process.argv[2]!) as { client: object; port: number };
let next: Next = { subject: '', claims: {} };
const accounts = new Map<string, Next['claims']>();

const server = createServer();
server.listen(port, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [client as { client_id: string }],
    cookies: { keys: ['for the tests alone'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, accountId) => ({
      accountId,
      claims: async () => ({ sub: accountId, ...accounts.get(accountId) }),
    }),
    // Nobody is asked for consent: who signs in has given it.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client!.clientId,
        accountId: oidc.session!.accountId!,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url === '/next') return void setNext(request, response);
    if (request.url?.startsWith('/interaction/')) return void signIn(provider, request, response);
    return void answer(request, response);
  });
  process.stdout.write(`${issuer}\n`);
});

async function setNext(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const chunk of request) body += chunk;
  next = JSON.parse(body);
  if (next.subject) accounts.set(next.subject, next.claims);
  response.writeHead(204).end();
}

async function signIn(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const result = next.denies
    ? { error: 'access_denied', error_description: 'nobody wants to' }
    : { login: { accountId: next.subject } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}
