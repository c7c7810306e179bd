/** The audit: who changed what, and when. */
import { z } from 'zod';
import { limit } from './limit.ts';

/** What can be done to what: `object.deed`. */
export const auditActions = [
  'site.created',
  'site.changed',
  'survey.created',
  'survey.changed',
  'key.created',
  'key.revoked',
  'webhook.created',
  'webhook.changed',
  'webhook.removed',
  'webhook.secret_changed',
  'webhook.disabled',
  'theme.created',
  'theme.changed',
  'theme.removed',
  'owner_key.changed',
  'owner_password.set',
  'owner_password.changed',
  'owner_password.removed',
  'sessions.ended',
  'member.invited',
  'member.invited_again',
  'member.joined',
  'member.changed',
  'member.removed',
  'member.restored',
  'member.identity_bound',
  'member.password_set',
  'member.password_changed',
  'member.password_removed',
  'responses.reclassified',
  'responses.tagged',
  'responses.removed',
  'responses.erased',
  'export.created',
  'export.removed',
  'responses.expired',
  'comments.expired',
  'audit.expired',
  'import.uploaded',
  'import.started',
  'import.undone',
  'import.removed',
  'import_mapping.created',
  'import_mapping.changed',
  'import_mapping.removed',
  'export_schedule.created',
  'export_schedule.changed',
  'export_schedule.removed',
  'export_schedule.failed',
] as const;
export type AuditAction = (typeof auditActions)[number];

export const auditParameters = z.strictObject({
  site: z.string().min(1).max(64).optional(),
  limit: limit(200, 50),
  cursor: z.string().max(200).optional(),
});
export type AuditParameters = z.output<typeof auditParameters>;

/** Who acted: the owner by key or by session, a member, a secret key, the server itself (its start, its command line), or a visitor. */
const actor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('owner') }),
  z.strictObject({ kind: z.literal('session') }),
  z.strictObject({ kind: z.literal('server') }),
  z.strictObject({ kind: z.literal('visitor') }),
  z.strictObject({ kind: z.literal('key'), id: z.string(), name: z.string() }),
  z.strictObject({ kind: z.literal('member'), id: z.string(), name: z.string() }),
]);
export type Actor = z.output<typeof actor>;

/** A field before and after. Neither is told of a field that is long; `old` is absent where there was none. */
const fieldChange = z.strictObject({
  old: z.unknown().exactOptional(),
  new: z.unknown().exactOptional(),
});
export type FieldChanges = Record<string, z.output<typeof fieldChange>>;

export const auditEntry = z.strictObject({
  id: z.int(),
  at: z.string().describe('ISO 8601, UTC'),
  actor,
  action: z.enum(auditActions),
  site: z.string().nullable().describe('null: concerns no single site'),
  objects: z
    .array(z.string())
    .describe(
      "the site's id, the survey's slug, the id of the key (the owner's: owner), member, webhook, theme, export or its schedule, import or mapping, or up to 100 responses; none of what was erased",
    ),
  count: z.int().describe('how many objects: can be more than are named'),
  changes: z.record(z.string(), fieldChange),
});
export type AuditEntry = z.output<typeof auditEntry>;

export const auditPage = z.strictObject({ items: z.array(auditEntry), next: z.string().nullable() });
