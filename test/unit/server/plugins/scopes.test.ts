import Fastify, { type FastifyInstance } from 'fastify';
import { beforeEach, expect, it } from 'vitest';
import type { Caller } from '../../../../server/access/caller.ts';
import { problemDetails } from '../../../../server/plugins/problem-details.ts';
import { scopes } from '../../../../server/plugins/scopes.ts';

const reader: Caller = { actor: { kind: 'key', id: 'k', name: 'Reader' }, scopes: ['read'], sites: ['a'] };
let app: FastifyInstance;
let expected: boolean;
const order: string[] = [];
beforeEach(async () => {
  app = Fastify();
  expected = true;
  order.length = 0;
  await app.register(problemDetails);
  const identify = async () => {
    order.push('asked');
    await Promise.resolve();
    order.push('identified');
    return reader;
  };
  await app.register(scopes, { identify, expects: () => expected });
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

it('what is begun ahead is begun while the caller is identified, and refused like anything else', async () => {
  const ahead = () => void order.push('ahead');
  app.get('/v1/ahead', { config: { scope: 'read', ahead } }, async () => 'told');
  app.get('/v1/change', { config: { scope: 'write', ahead } }, async () => 'changed');
  expect((await app.inject('/v1/ahead')).payload).toBe('told');
  expect(order.splice(0)).toEqual(['asked', 'ahead', 'identified']);
  expect((await app.inject('/v1/change')).statusCode).toBe(403);
});

it('nothing is begun ahead for a caller who was not seen before', async () => {
  expected = false;
  app.get(
    '/v1/ahead',
    { config: { scope: 'read', ahead: () => void order.push('ahead') } },
    async () => 'told',
  );
  expect((await app.inject('/v1/ahead')).payload).toBe('told');
  expect(order).toEqual(['asked', 'identified']);
});
