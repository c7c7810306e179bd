/** Secret keys: as they are made over REST, and what is told of them afterwards. */
import { z } from 'zod';
import { isWellFormed, malformedText } from './well-formed.ts';

/** What a key may do, least first. Each includes those before it. */
export const keyScopes = ['read', 'write', 'admin'] as const;
export type KeyScope = (typeof keyScopes)[number];

const distinct = (list: readonly string[]) => new Set(list).size === list.length;

export const keyCreate = z.strictObject({
  name: z.string().min(1).max(120).refine(isWellFormed, malformedText),
  scopes: z.array(z.enum(keyScopes)).min(1).max(keyScopes.length).refine(distinct, 'names a scope twice'),
  sites: z
    .array(z.string().min(1).max(64))
    .min(1, 'names no site: leave it out for all sites')
    .max(100)
    .refine(distinct, 'names a site twice')
    .optional()
    .describe('ids of the sites that the key is bound to; absent: all'),
  expiresAt: z.iso
    .datetime({ offset: true, error: 'must be a time with its offset like 2027-01-01T00:00:00Z' })
    .optional()
    .describe('when the key stops working; absent: never'),
});
export type KeyCreate = z.output<typeof keyCreate>;
/** A key as it is sent to be made. */
export type KeyInput = z.input<typeof keyCreate>;

const moment = z.string().describe('ISO 8601, UTC');

/** What is told of a key: never the key itself. */
export const keyAnswer = z.strictObject({
  id: z.string(),
  name: z.string(),
  prefix: z.string().describe('how the key begins, to recognise it by'),
  scopes: z.array(z.enum(keyScopes)),
  sites: z.array(z.string()).nullable().describe('null: all'),
  createdAt: moment,
  expiresAt: moment.nullable(),
  lastUsedAt: moment.nullable().describe('to the hour'),
});
export type KeyAnswer = z.output<typeof keyAnswer>;

/** The answer to its creation: the one time that the key is told. */
export const keyCreated = keyAnswer.extend({ key: z.string().describe('the secret, shown this once') });
export type KeyCreated = z.output<typeof keyCreated>;
