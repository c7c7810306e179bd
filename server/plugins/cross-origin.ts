import cors from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';

/** What pages of other origins may call, and with which methods. */
const publicPaths: readonly { path: RegExp; methods: string[] }[] = [
  { path: /^\/v1\/config$/, methods: ['GET'] },
  { path: /^\/v1\/(responses|events)$/, methods: ['POST'] },
  { path: /^\/v1\/receipts\//, methods: ['GET', 'PATCH', 'DELETE'] },
];

/**
 * Lets pages of other origins call what the widget calls, without credentials, and nothing else: preflights, and the
 * routes of the scope that this is registered in.
 */
export async function crossOrigin(scope: FastifyInstance): Promise<void> {
  await scope.register(cors, {
    hideOptionsRoute: true,
    delegator: (request: FastifyRequest, callback) => {
      const methods = publicMethods(request);
      callback(null, methods.length > 0 ? { ...publicOptions, methods } : { origin: false });
    },
  });
}

const publicOptions = {
  origin: true,
  allowedHeaders: ['content-type'],
  exposedHeaders: ['retry-after'],
  maxAge: 86_400,
  credentials: false,
};

/**
 * The same answer for submissions and receipts, without the plugin's work for each: every origin may read what became
 * of its own. Which origins may submit is a matter of the site, which stands in the body: the route judges it, and a
 * refusal takes the header away.
 */
export const crossOriginSubmissions = fp(async (app: FastifyInstance) => {
  app.addHook('onRequest', (request, reply, done) => {
    if (request.method !== 'OPTIONS' && publicMethods(request).includes(request.method)) {
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

function publicMethods({ url }: FastifyRequest): string[] {
  const path = url.split('?', 1)[0]!;
  return publicPaths.find((known) => known.path.test(path))?.methods ?? [];
}
