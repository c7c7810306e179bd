/**
 * The storage contract: what every engine promises, a file each store in `contract/`. Engines live in folders of their
 * own, mirror each other file by file, and never see each other. Numbers are counted and fetched here; statistics are
 * computed from them elsewhere.
 *
 * Methods reject with `StorageUnavailable` where the engine cannot do its work for now (disk full, I/O error,
 * connection lost): nothing was stored then, and trying again later is right.
 */

import type { AccessStore } from './contract/access.ts';
import type { AuditStore } from './contract/audit.ts';
import type { StorageCondition } from './contract/condition.ts';
import type { CountStore } from './contract/counts.ts';
import type { ExportScheduleStore } from './contract/export-schedules.ts';
import type { ExportStore } from './contract/exports.ts';
import type { ImportStore } from './contract/imports.ts';
import type { JobStore } from './contract/jobs.ts';
import type { KeyStore } from './contract/keys.ts';
import type { LeaseStore } from './contract/leases.ts';
import type { MemberStore } from './contract/members.ts';
import type { PeerStore } from './contract/peers.ts';
import type { ResponseStore } from './contract/responses.ts';
import type { RetentionStore } from './contract/retention.ts';
import type { ScopeStore } from './contract/scopes.ts';
import type { SiteStore } from './contract/sites.ts';
import type { SurveyStore } from './contract/surveys.ts';
import type { TextStore } from './contract/texts.ts';
import type { ThemeStore } from './contract/themes.ts';
import type { EngineTraits } from './contract/traits.ts';
import type { WebhookStore } from './contract/webhooks.ts';

export interface Storage {
  readonly engine: EngineTraits;
  /** 32 random bytes made with the database: receipts and pseudonyms are keyed with them. */
  readonly secret: Buffer;
  /** True where this opening created the database. */
  readonly created: boolean;
  readonly sites: SiteStore;
  readonly surveys: SurveyStore;
  readonly scopes: ScopeStore;
  readonly responses: ResponseStore;
  readonly counts: CountStore;
  readonly access: AccessStore;
  readonly keys: KeyStore;
  readonly members: MemberStore;
  readonly audit: AuditStore;
  readonly jobs: JobStore;
  readonly exports: ExportStore;
  readonly imports: ImportStore;
  readonly exportSchedules: ExportScheduleStore;
  readonly webhooks: WebhookStore;
  readonly themes: ThemeStore;
  readonly retention: RetentionStore;
  readonly leases: LeaseStore;
  readonly peers: PeerStore;
  readonly texts: TextStore;
  /** Runs `work` while no other process that shares the data is in work of this kind. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves if a write would be taken now, else rejects with `StorageUnavailable`. */
  ping(): Promise<void>;
  /** Reads all that is stored and tells the first fault, or null and notes when. Nobody waits for it. */
  findFault(): Promise<string | null>;
  /** Sizes, and when things were done; costs no more than a look at some files. */
  condition(): Promise<StorageCondition>;
  /** Ends after what was begun; the storage is unusable then. */
  close(): Promise<void>;
}
