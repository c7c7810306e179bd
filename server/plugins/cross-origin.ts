import cors from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';

const publicPaths = new Set(['/v1/config', '/v1/responses', '/v1/events']);

/**
 * Lets pages of other origins call what the widget calls, without credentials, and nothing else. Which origins may
 * submit is a matter of the site, which stands in the body: the route judges it, and a refusal takes the header away.
 */
export const crossOrigin = fp(async (app: FastifyInstance) => {
  await app.register(cors, {
    hideOptionsRoute: true,
    delegator: (request: FastifyRequest, callback) => {
      const isPublic = publicPaths.has(request.url.split('?', 1)[0]!);
      callback(
        null,
        isPublic
          ? {
              origin: true,
              methods: ['GET', 'POST'],
              allowedHeaders: ['content-type'],
              exposedHeaders: ['retry-after'],
              maxAge: 86_400,
              credentials: false,
            }
          : { origin: false },
      );
    },
  });
});
