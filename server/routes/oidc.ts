import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type OidcProblem, oidcAnswer } from '../../shared/oidc.ts';
import { type Flow, type Identified, type IdentityProvider, isDenied } from '../access/identity-provider.ts';
import type { Members } from '../access/members.ts';
import { Sealed } from '../access/sealed.ts';
import type { SignInGuard } from '../access/sign-in-guard.ts';
import { groupOf } from '../limits/group-of.ts';
import { FlowCookie } from '../plugins/flow-cookie.ts';
import { Problem } from '../problem.ts';
import type { Storage } from '../storage/storage.ts';

export interface OidcDeps {
  storage: Pick<Storage, 'access' | 'secret'>;
  members: Members;
  guard: SignInGuard;
  /** Null: none is configured. */
  provider: IdentityProvider | null;
  now: () => number;
  publicUrl: string;
}

/** Milliseconds within which somebody has to come back. */
const flowLasts = 10 * 60_000;
const tags = ['session'];
const redirect = z.null().describe('Elsewhere');

/** What the browser keeps while somebody is at the provider. */
const kept = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  until: z.number(),
  /** The hash of the session that ends with the sign-in: its cookie does not come back from another site. */
  session: z.string().nullable(),
});
type Kept = z.output<typeof kept>;

/** `/v1/oidc`: the way in by a provider of identities. It lets in members alone, and makes none. */
export function oidcRoutes(app: FastifyInstance, deps: OidcDeps): void {
  const { provider, members, now, publicUrl } = deps;
  const config = { scope: 'none' } as const;
  const cookie = new FlowCookie(publicUrl, flowLasts / 1000);
  const sealed = new Sealed(deps.storage.secret, 'oidc flow');

  app.get(
    '/v1/oidc',
    {
      config,
      schema: { tags, summary: 'Which provider of identities signs in here', response: { 200: oidcAnswer } },
    },
    async (_request, reply) =>
      reply.header('cache-control', 'no-store').send({ name: provider?.name ?? null }),
  );

  app.get(
    '/v1/oidc/start',
    {
      config,
      schema: {
        tags,
        summary: 'To the provider, to sign in there',
        response: { 302: redirect, 303: redirect },
      },
    },
    async (request, reply) => {
      const to = configured(provider);
      reply.header('cache-control', 'no-store');
      const begun = await to.begin().catch((error) => {
        report(error, request);
        return null;
      });
      if (!begun) return toSignIn(reply, 'provider');
      const session = app.auth.cookieHash(request)?.toString('base64url') ?? null;
      const keep: Kept = { ...begun.flow, until: now() + flowLasts, session };
      cookie.set(request, reply, sealed.seal(keep));
      return reply.redirect(begun.address, 302);
    },
  );

  app.get(
    '/v1/oidc/callback',
    {
      config,
      schema: {
        tags,
        summary: 'Back from the provider, signed in or told why not',
        response: { 303: redirect },
      },
    },
    async (request, reply) => {
      const to = configured(provider);
      reply.header('cache-control', 'no-store');
      const flow = flowOf(request);
      cookie.clear(request, reply);
      if (!flow) return toSignIn(reply, 'expired');
      const problem = await signIn(to, flow, request, reply);
      return problem ? toSignIn(reply, problem) : reply.redirect('/', 303);
    },
  );

  async function signIn(
    to: IdentityProvider,
    flow: Kept,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<OidcProblem | null> {
    const found = await identified(to, flow, request);
    if (typeof found === 'string') return found;
    const member = await members.identified(found);
    if (typeof member === 'string') return member;
    if (!(await app.auth.admit(member, request, reply))) return 'unknown';
    if (flow.session !== null)
      await deps.storage.access.removeSession(Buffer.from(flow.session, 'base64url'));
    return null;
  }

  /** The provider is asked, so whoever comes back with nothing right is slowed down like one who guesses. */
  async function identified(
    to: IdentityProvider,
    flow: Flow,
    request: FastifyRequest,
  ): Promise<Identified | OidcProblem> {
    let denied = false;
    const finish = () =>
      to.finish(new URL(request.url, publicUrl).search, flow).catch((error) => {
        denied = isDenied(error);
        if (!denied) report(error, request);
        return null;
      });
    try {
      return (await deps.guard.attempt(finish, groupOf(request))) ?? (denied ? 'denied' : 'provider');
    } catch (error) {
      if (error instanceof Problem) return 'too_many';
      throw error;
    }
  }

  function flowOf(request: FastifyRequest): Kept | null {
    const parsed = kept.safeParse(sealed.open(cookie.read(request) ?? ''));
    return parsed.success && parsed.data.until > now() ? parsed.data : null;
  }

  function toSignIn(reply: FastifyReply, problem: OidcProblem): FastifyReply {
    return reply.redirect(`/#/sign-in?problem=${problem}`, 303);
  }
}

function configured(provider: IdentityProvider | null): IdentityProvider {
  if (provider) return provider;
  throw new Problem('not_found', 'no provider of identities is configured: sign in by password or key');
}

/** Without what came with it: codes and tokens are no matter of the log. */
function report(error: unknown, request: FastifyRequest): void {
  const { message, code } = error as { message?: string; code?: string };
  request.log.warn({ reason: message, code }, 'the provider of identities did not sign anybody in');
}
