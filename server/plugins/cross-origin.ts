import cors from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';

const publicPaths = new Set(['/v1/config', '/v1/responses', '/v1/events']);

/**
 * Lets pages of other origins call what the widget calls, without credentials, and nothing else: preflights, and the
 * routes of the scope that this is registered in.
 */
export async function crossOrigin(scope: FastifyInstance): Promise<void> {
  await scope.register(cors, {
    hideOptionsRoute: true,
    delegator: (request: FastifyRequest, callback) => {
      callback(null, publicPaths.has(pathOf(request)) ? publicOptions : { origin: false });
    },
  });
}

const publicOptions = {
  origin: true,
  methods: ['GET', 'POST'],
  allowedHeaders: ['content-type'],
  exposedHeaders: ['retry-after'],
  maxAge: 86_400,
  credentials: false,
};

/**
 * The same answer for submissions, without the plugin's work for each: every origin may read what became of its own.
 * Which origins may submit is a matter of the site, which stands in the body: the route judges it, and a refusal takes
 * the header away.
 */
export const crossOriginSubmissions = fp(async (app: FastifyInstance) => {
  app.addHook('onRequest', (request, reply, done) => {
    if (request.method === 'POST' && publicPaths.has(pathOf(request))) {
      reply.header('vary', 'Origin');
      const { origin } = request.headers;
      if (origin !== undefined) {
        reply
          .header('access-control-allow-origin', origin)
          .header('access-control-expose-headers', 'retry-after');
      }
    }
    done();
  });
});

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0]!;
}
