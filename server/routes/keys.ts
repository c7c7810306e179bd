import type { FastifyInstance } from 'fastify';
import { v7 } from 'uuid';
import { z } from 'zod';
import { because } from '../../shared/because.ts';
import { type KeyAnswer, type KeyCreate, keyAnswer, keyCreate, keyCreated } from '../../shared/key.ts';
import { type Caller, governs } from '../access/caller.ts';
import { newSecretKey, secretHash } from '../access/secret.ts';
import { siteNamed } from '../named.ts';
import { invalid, Problem } from '../problem.ts';
import type { StoredKey } from '../storage/contract/keys.ts';
import type { Storage } from '../storage/storage.ts';

export interface KeyDeps {
  storage: Pick<Storage, 'keys' | 'sites'>;
  now: () => number;
}

const mostKeys = 200;
/** Enough to tell keys apart; far from enough to guess the rest. */
const prefixLength = 'sk_'.length + 6;
const tags = ['keys'];
const byId = z.strictObject({ id: z.string().min(1).max(64) });

/** `/v1/keys`. A caller that is bound to sites sees, makes and revokes only keys that are bound to some of them. */
export function keyRoutes(app: FastifyInstance, { storage, now }: KeyDeps): void {
  const config = { scope: 'admin' } as const;

  app.get(
    '/v1/keys',
    {
      config,
      schema: {
        tags,
        summary: 'The secret keys, without their secrets',
        response: { 200: z.object({ items: z.array(keyAnswer), next: z.null() }) },
      },
    },
    async ({ caller }, reply) => {
      const keys = await keysOf(caller, storage);
      return reply.header('cache-control', 'no-store').send({ items: keys.map(keyOf), next: null });
    },
  );

  app.post(
    '/v1/keys',
    {
      config,
      schema: {
        tags,
        summary: 'Make a secret key: the answer is the one time that it is shown',
        body: keyCreate,
        response: { 201: keyCreated },
      },
    },
    async (request, reply) => {
      const { caller } = request;
      const { name, scopes, sites, expiresAt } = request.body as KeyCreate;
      const at = now();
      const expires = expiresAt === undefined ? null : expiryOf(expiresAt, at);
      await checkSites(sites, caller, storage);
      if ((await storage.keys.list()).length >= mostKeys)
        throw new Problem('change_refused', because('keys_full', { most: mostKeys }));
      const secret = newSecretKey();
      const key = await storage.keys.create(
        {
          id: v7(),
          hash: secretHash(secret),
          prefix: secret.slice(0, prefixLength),
          name,
          scopes,
          sites: sites ?? null,
          expiresAt: expires,
        },
        { actor: caller.actor, at },
      );
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ ...keyOf(key), key: secret });
    },
  );

  app.delete(
    '/v1/keys/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Revoke a key: it stops working at once',
        params: byId,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id } = request.params as z.output<typeof byId>;
      const own = await keysOf(request.caller, storage);
      const known = own.some((key) => key.id === id);
      const refused = known
        ? await storage.keys.revoke(id, { actor: request.caller.actor, at: now() })
        : true;
      if (refused) throw invalid('not_found', 'id', 'is not the id of a key here');
      return reply.code(204).send();
    },
  );
}

/** Those that the caller governs. A key is looked for among them alone: others take no time that what is not there does not. */
async function keysOf(caller: Caller, storage: Pick<Storage, 'keys'>): Promise<StoredKey[]> {
  return (await storage.keys.list()).filter(({ sites }) => governs(caller, sites));
}

function expiryOf(text: string, now: number): number {
  const at = Date.parse(text);
  if (at > now) return at;
  throw invalid('invalid_request', 'expiresAt', because('future_needed'));
}

/** A key reaches no further than the one that makes it, and names only sites that there are. */
async function checkSites(
  sites: readonly string[] | undefined,
  caller: Caller,
  storage: Pick<Storage, 'sites'>,
): Promise<void> {
  if (sites === undefined && caller.sites !== 'all')
    throw new Problem('forbidden', because('key_sites_needed'));
  for (const [i, id] of (sites ?? []).entries()) await siteNamed(storage, caller, id, `sites.${i}`);
}

function keyOf({ hash: _hash, createdAt, expiresAt, lastUsedAt, ...key }: StoredKey): KeyAnswer {
  return {
    ...key,
    createdAt: new Date(createdAt).toISOString(),
    expiresAt: isoOrNull(expiresAt),
    lastUsedAt: isoOrNull(lastUsedAt),
  };
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
