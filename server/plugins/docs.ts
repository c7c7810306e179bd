import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';

/** `/openapi.json` and `/docs`, drawn from the schemas that the routes validate with. */
export const docs = fp(
  async (app: FastifyInstance, { version, publicUrl }: { version: string; publicUrl: string }) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Earshot',
          version,
          description:
            'Collects ratings and comments from inside web pages, and answers with numbers that carry their uncertainty. Errors are problem details (RFC 9457).',
          license: { name: 'MIT', identifier: 'MIT' },
        },
        servers: [{ url: publicUrl }],
        components: {
          securitySchemes: {
            key: { type: 'http', scheme: 'bearer', description: 'A secret key, `sk_…`' },
            session: { type: 'apiKey', in: 'cookie', name: '__Host-earshot' },
          },
        },
      },
      transform: jsonSchemaTransform,
    });
    await app.register(swaggerUi, {
      routePrefix: '/docs',
      staticCSP: true,
      uiConfig: { deepLinking: true, tryItOutEnabled: true },
    });
    app.get('/openapi.json', { schema: { hide: true } as object }, async (_request, reply) =>
      reply.header('cache-control', 'no-cache').send(app.swagger()),
    );
  },
);
