import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { Ability } from '../../shared/ability.ts';
import { type Because, because } from '../../shared/because.ts';
import type { KeyScope } from '../../shared/key.ts';
import { type MemberRole, memberRoles, roleAbilities } from '../../shared/member.ts';
import { accountOf, type Caller, hasScope } from '../access/caller.ts';
import { Problem } from '../problem.ts';

/** What a route asks for: an ability, or `own`: an account, because it is about the caller's own. */
type RouteScope = Ability | 'own';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the caller of the route must be allowed to do; `none`: anybody may call it. Every route of /v1 says so. */
    scope?: RouteScope | 'none';
    /**
     * Begins what the route will do for a caller that is let in, while it is found out who that is; called only for what
     * was recognised before. It changes nothing, tells nothing and never throws.
     */
    ahead?: (request: FastifyRequest) => void;
  }
  interface FastifyRequest {
    /** Who calls. Throws where the route has no scope: nobody was asked for a key there. */
    readonly caller: Caller;
  }
}

interface ScopesOptions {
  identify(request: FastifyRequest): Promise<Caller>;
  expects(request: FastifyRequest): boolean;
}

/**
 * Lets callers through to routes by the scope that each declares as `config: { scope: 'read' }`, and documents it. A
 * route of /v1 that declares none is refused when it is registered, so that none can be open by mistake.
 *
 * @param options `identify` throws a `Problem` where the request has no valid key or session; `expects` tells whether what
 *   it comes with was valid before
 */
export const scopes = fp(async (app: FastifyInstance, { identify, expects }: ScopesOptions) => {
  const callers = new WeakMap<FastifyRequest, Caller>();
  app.decorateRequest('caller', {
    getter(this: FastifyRequest) {
      const caller = callers.get(this);
      if (!caller) throw new Error(`${this.routeOptions.url} asks who calls, and has no scope`);
      return caller;
    },
  });
  app.addHook('onRoute', (route) => {
    const scope = route.config?.scope;
    if (scope === undefined && route.url.startsWith('/v1/'))
      throw new Error(`${route.url} needs a scope: config: { scope: 'read' }, or 'none' for everybody`);
    if (scope === undefined || scope === 'none') return;
    const ahead = route.config?.ahead;
    const admit = async (request: FastifyRequest) => {
      const identified = identify(request);
      if (ahead && expects(request)) ahead(request);
      const caller = await identified;
      if (!isAdmitted(caller, scope)) throw new Problem('forbidden', refusalOf(caller, scope));
      callers.set(request, caller);
    };
    route.onRequest = [admit, ...[route.onRequest ?? []].flat()];
    const roles = { 'x-roles': memberRoles.filter((role) => isOpenTo(role, scope)) };
    route.schema = { ...route.schema, security: [{ key: [keyScopeOf(scope)] }, { session: [] }], ...roles };
  });
});

function isAdmitted(caller: Caller, scope: RouteScope): boolean {
  return scope === 'own' ? accountOf(caller) !== undefined : hasScope(caller, scope);
}

function isOpenTo(role: MemberRole, scope: RouteScope): boolean {
  return scope === 'own' || hasScope({ scopes: [roleAbilities[role]] }, scope);
}

/** The least scope that a key needs; of what is somebody's own, only the owner's key has anything. */
function keyScopeOf(scope: RouteScope): KeyScope {
  if (scope === 'own') return 'admin';
  return scope === 'care' ? 'write' : scope;
}

function refusalOf({ actor }: Caller, scope: RouteScope): string | Because {
  if (scope === 'own') return 'that belongs to an account: no key but the owner’s has one';
  if (actor.kind !== 'member') return `the key needs the scope "${keyScopeOf(scope)}"`;
  return because('role_refuses');
}
