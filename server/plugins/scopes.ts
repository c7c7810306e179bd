import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { KeyScope } from '../../shared/key.ts';
import { type Caller, hasScope } from '../access/caller.ts';
import { Problem } from '../problem.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the caller of the route must be allowed to do; `none`: anybody may call it. Every route of /v1 says so. */
    scope?: KeyScope | 'none';
  }
  interface FastifyRequest {
    /** Who calls. Throws where the route has no scope: nobody was asked for a key there. */
    readonly caller: Caller;
  }
}

/**
 * Lets callers through to routes by the scope that each declares as `config: { scope: 'read' }`, and documents it. A
 * route of /v1 that declares none is refused when it is registered, so that none can be open by mistake.
 *
 * @param options `identify` throws a `Problem` where the request has no valid key or session
 */
export const scopes = fp(
  async (app: FastifyInstance, { identify }: { identify(request: FastifyRequest): Promise<Caller> }) => {
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
      const admit = async (request: FastifyRequest) => {
        const caller = await identify(request);
        if (!hasScope(caller, scope)) throw new Problem('forbidden', `the key needs the scope "${scope}"`);
        callers.set(request, caller);
      };
      route.onRequest = [admit, ...[route.onRequest ?? []].flat()];
      route.schema = { ...route.schema, security: [{ key: [scope] }, { session: [] }] };
    });
  },
);
