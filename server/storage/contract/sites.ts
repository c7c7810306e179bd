import type { Site, SiteChange, SiteCreate } from '../../../shared/site.ts';
import type { Author, Refusal } from './change.ts';

/** A site with the integer that stands for it in every row. It never changes. */
export interface StoredSite extends Site {
  key: number;
  /** Its zone was changed, and its days and months are being counted anew: until that is done they are of neither zone. */
  recounting: boolean;
  /** When its retention was last changed, in epoch milliseconds. */
  retentionSince: number;
}

/** A page whose answers were not taken, because its origin is not on the site's list. */
export interface RefusedOrigin {
  origin: string;
  count: number;
  /** Epoch milliseconds. */
  lastAt: number;
}

/** How many refused origins a site keeps. */
export const refusedOriginsKept = 50;

/** A site, and what names the state of its data to every process alike: of one moment. */
export interface SiteStanding {
  site: StoredSite;
  /**
   * Another one after every commit that changed what can be read of the site, from whichever process, from the moment
   * that it was acknowledged. Null: this process is the only one that changes it, and counts by itself.
   */
  revision: string | null;
}

export interface SiteStore {
  create(site: SiteCreate & { id: string; publicKey: string }, by: Author): Promise<StoredSite>;
  /** By public id or by public key. One index look-up. */
  find(by: { id: string } | { publicKey: string }): Promise<StoredSite | null>;
  /** The same by public id, with the state of its data. Costs a look at some more rows. */
  standing(id: string): Promise<SiteStanding | null>;
  /** All sites in order of creation. */
  list(): Promise<StoredSite[]>;
  /**
   * With another zone a site that has counts is `recounting` from here on: see `CountStore.recountDays`. Until that is
   * done it takes no further one. With `seen`, an `updatedAt`, nothing is changed where it was changed since. No two
   * changes of a site have the same.
   */
  change(id: string, change: SiteChange, by: Author, seen?: string): Promise<StoredSite | Refusal>;
  /** Adds to the refused origins of a site; of too many, those that were refused most are kept. */
  noteRefused(siteKey: number, origins: readonly RefusedOrigin[]): Promise<void>;
  /** The latest first. */
  refusedOrigins(siteKey: number): Promise<RefusedOrigin[]>;
}
