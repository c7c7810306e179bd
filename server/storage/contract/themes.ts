import type { ThemeRule } from '../../../shared/theme.ts';
import type { Author, Refusal } from './change.ts';
import type { StoredWebhook } from './webhooks.ts';

/** What a theme is called, and what its texts say. */
export interface ThemeFields extends ThemeRule {
  name: string;
}

export interface StoredTheme extends ThemeFields {
  id: string;
  siteKey: number;
  /** The site's id. */
  site: string;
  /** Epoch milliseconds. No two states of a theme have the same `updatedAt`. */
  createdAt: number;
  updatedAt: number;
}

/** Themes of sites. Webhooks that filter by one judge each response in the transaction that stores it, by the rule of then. */
export interface ThemeStore {
  /** Null: the site has `mostThemes` already. `already_exists`: one of them has the name. */
  create(
    theme: ThemeFields & { id: string; siteKey: number },
    by: Author,
  ): Promise<StoredTheme | Refusal | null>;
  /** Those of other sites (ids) are not looked at, so that they take no longer than what is not there. */
  find(id: string, sites: readonly string[] | 'all'): Promise<StoredTheme | null>;
  /** By name, in the order of code points. */
  list(siteKey: number): Promise<StoredTheme[]>;
  /**
   * `not_found`: it is gone. `already_exists`: another one of the site has the name.
   * @param seen the `updatedAt` that the change was made from, epoch milliseconds: `changed_meanwhile` where it is
   *   another by now; absent: it is changed whatever it is
   */
  change(id: string, change: Partial<ThemeFields>, by: Author, seen?: number): Promise<StoredTheme | Refusal>;
  /** False: it is gone already. Webhooks: these filter by it, in order of creation, and it stays. */
  remove(id: string, by: Author): Promise<boolean | StoredWebhook[]>;
}
