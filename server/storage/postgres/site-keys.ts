import { LRUCache } from 'lru-cache';
import type { Statements } from './statements.ts';

const remembered = 10_000;

/**
 * The keys of sites by their ids, which never change. Whatever is asked of a site is asked with its key as a constant:
 * that is what a database on several nodes finds the node by.
 */
export class SiteKeys {
  readonly #known = new LRUCache<string, number>({ max: remembered });

  known(id: string): number | undefined {
    return this.#known.get(id);
  }

  /** Null: there is no such site. */
  async of(db: Statements, id: string): Promise<number | null> {
    const known = this.known(id);
    if (known !== undefined) return known;
    const row = await db.one<{ site: number }>('SELECT site FROM sites WHERE id = $1', [id]);
    if (row) this.#known.set(id, row.site);
    return row?.site ?? null;
  }
}
