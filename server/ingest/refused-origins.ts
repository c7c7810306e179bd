import type { RefusedOrigin } from '../storage/contract/sites.ts';
import { refusedOriginsKept } from '../storage/contract/sites.ts';
import type { Storage } from '../storage/storage.ts';

/** Sites that are held between two flushes; more are not noted. */
const mostSites = 1_000;
const longest = 200;

/**
 * Notes from which pages answers were refused, in memory, and adds them to the storage about once a second: as many
 * requests as come cost at most a commit. What a crash loses is what was noted since; what there is no room for is not
 * noted.
 */
export class RefusedOrigins {
  readonly #storage: Pick<Storage, 'sites'>;
  #held = new Map<number, Map<string, RefusedOrigin>>();

  constructor(storage: Pick<Storage, 'sites'>) {
    this.#storage = storage;
  }

  note(site: number, header: string, at: number): void {
    const origins = this.#held.get(site) ?? new Map<string, RefusedOrigin>();
    if (origins.size === 0 && this.#held.size >= mostSites) return;
    const origin = readable(header);
    const known = origins.get(origin);
    if (!known && origins.size >= refusedOriginsKept) return;
    origins.set(origin, { origin, count: (known?.count ?? 0) + 1, lastAt: at });
    this.#held.set(site, origins);
  }

  async flush(): Promise<void> {
    const held = this.#held;
    this.#held = new Map();
    for (const [site, origins] of held) await this.#storage.sites.noteRefused(site, [...origins.values()]);
  }
}

/** An origin as browsers write it, in lower case; whatever else somebody sends is one thing. */
function readable(header: string): string {
  const origin = header.toLowerCase();
  return origin.length <= longest && /^([a-z][a-z0-9+.-]*:\/\/[!-~]+|null)$/.test(origin)
    ? origin
    : '(other)';
}
