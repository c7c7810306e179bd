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
            key: { type: 'http', scheme: 'bearer', description: keys },
            session: { type: 'apiKey', in: 'cookie', name: '__Host-earshot' },
          },
        },
      },
      transform: jsonSchemaTransform,
    });
    await app.register(swaggerUi, {
      routePrefix: '/docs',
      staticCSP: true,
      logo: { type: 'image/svg+xml', content: Buffer.from(logo), href: '/', target: '_self' },
      theme: { title: 'Earshot API' },
      uiConfig: { deepLinking: true, tryItOutEnabled: true },
    });
    // Written once: some hundred kilobytes, which anybody may ask for.
    let document: string;
    app.get('/openapi.json', { schema: { hide: true } as object }, async (_request, reply) => {
      document ??= JSON.stringify(app.swagger());
      return reply
        .type('application/json; charset=utf-8')
        .header('cache-control', 'no-cache')
        .serializer((text) => text as string)
        .send(document);
    });
  },
);

const keys =
  'A secret key, `sk_…`, made with `POST /v1/keys`, or the owner’s. It has the scopes `read` (see everything), `write` ' +
  '(and change it) or `admin` (and manage keys, and see the audit), each including those before it; an operation names ' +
  'the one that it needs. A key may be bound to sites: to it any other site is one that does not exist. The session acts ' +
  'as the owner, or as the member that signed in, whose role is among the `x-roles` of an operation that it may call.';

const logo = `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="32" viewBox="0 0 120 32" fill="none" stroke="#fff"
  stroke-width="2.4" stroke-linecap="round"><circle cx="8" cy="23" r="2" fill="#fff" stroke="none"/>
  <path d="M8 15a8 8 0 0 1 8 8M8 8a15 15 0 0 1 15 15"/><text x="34" y="23" fill="#fff" stroke="none"
  font-family="system-ui, sans-serif" font-size="18" font-weight="600">Earshot</text></svg>`;
