import type { AuditAction, FieldChanges } from '../../../shared/audit.ts';
import type { Author } from './change.ts';

/** One change that was made. */
export interface AuditRecord extends Author {
  /** Later ones have greater ids. */
  id: number;
  action: AuditAction;
  /** The site's id; null: it concerns no single site. */
  site: string | null;
  /** Names of what was changed: up to `objectsNamed` of `count`. */
  objects: string[];
  count: number;
  changes: FieldChanges;
}

/** How many of the objects of one change the audit names. */
export const objectsNamed = 100;

export interface AuditStore {
  /**
   * Newest first: of these sites (keys), or of all together with what concerns none. `before` is the id that the page
   * before ended with.
   */
  list(filter: {
    siteKeys: readonly number[] | 'all';
    before: number | null;
    limit: number;
  }): Promise<AuditRecord[]>;
}
