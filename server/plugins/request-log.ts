import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';

/**
 * One line a request, by the pattern of its route: no address, no query, no key, no body. Successes stand at `debug`,
 * so that the ordinary log holds what somebody may want to act on.
 */
export const requestLog = fp(async (app: FastifyInstance) => {
  app.addHook('onResponse', (request, reply, done) => {
    const status = reply.statusCode;
    const level = status >= 500 ? 'error' : status >= 400 ? 'info' : 'debug';
    request.log[level](
      {
        reqId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? null,
        status,
        milliseconds: Math.round(reply.elapsedTime * 100) / 100,
      },
      'answered',
    );
    done();
  });
});
