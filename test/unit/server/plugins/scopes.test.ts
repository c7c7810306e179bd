import Fastify, { type FastifyInstance } from 'fastify';
import { beforeEach, expect, it } from 'vitest';
import type { Caller } from '../../../../server/access/caller.ts';
import { problemDetails } from '../../../../server/plugins/problem-details.ts';
import { scopes } from '../../../../server/plugins/scopes.ts';

const reader: Caller = { actor: { kind: 'key', id: 'k', name: 'Reader' }, scopes: ['read'], sites: ['a'] };
let app: FastifyInstance;
beforeEach(async () => {
  app = Fastify();
  await app.register(problemDetails);
  await app.register(scopes, { identify: async () => reader });
});

it('a route of /v1 that declares no scope cannot be registered', () => {
  expect(() => app.get('/v1/forgotten', async () => 'open')).toThrow('/v1/forgotten needs a scope');
});

it('other routes need none', async () => {
  app.get('/healthz', async () => 'ok');
  expect((await app.inject('/healthz')).payload).toBe('ok');
});

it('a route learns who calls', async () => {
  app.get('/v1/me', { config: { scope: 'read' } }, async ({ caller }) => caller);
  expect((await app.inject('/v1/me')).json()).toEqual(reader);
});

it('a route that asks nobody for a key cannot ask who calls', async () => {
  app.get('/v1/open', { config: { scope: 'none' } }, async ({ caller }) => caller);
  expect((await app.inject('/v1/open')).statusCode).toBe(500);
});

it('a scope is asked for before the hooks of the route', async () => {
  const seen: string[] = [];
  const onRequest = async () => void seen.push('route');
  app.get('/v1/change', { config: { scope: 'write' }, onRequest }, async () => 'changed');
  expect((await app.inject('/v1/change')).statusCode).toBe(403);
  expect(seen).toEqual([]);
});
