import { hash, randomBytes } from 'node:crypto';
import type { Limits } from './limits.ts';
import { type Quota, WindowTable } from './window-table.ts';

/** What became of one taking, and of what. */
export interface Passage extends Quota {
  policy: 'address' | 'visitor' | 'site';
  /** Of the policy, in a minute. */
  limit: number;
}

/** The limits by which something is turned away; a burst is only noted. */
export type RefusingLimit = 'address' | 'visitor' | 'site' | 'configAddress' | 'configSite';

/** Sites that are remembered: of more than that, only the busy ones matter. */
const sites = 4_096;

/**
 * Counts what comes in, by whom and for whom. Addresses and visitors are here as hashes under a key that this process
 * drew and nobody else knows; they are in memory only, and are gone with it.
 */
export class Gate {
  readonly #now: () => number;
  readonly #key = randomBytes(32).toString('base64url');
  readonly #policies: Record<string, { policy: Passage['policy']; limit: number; table: WindowTable }>;
  readonly #onRefusal: (limit: RefusingLimit) => void;

  /** @param onRefusal hears of each taking that a limit has refused */
  constructor(
    { capacity, ...limits }: Limits,
    now: () => number,
    onRefusal: (limit: RefusingLimit) => void = () => {},
  ) {
    const policy = (name: Passage['policy'], limit: number, size = capacity) => ({
      policy: name,
      limit,
      table: new WindowTable({ limit, capacity: size }),
    });
    this.#now = now;
    this.#onRefusal = onRefusal;
    this.#policies = {
      address: policy('address', limits.address),
      visitor: policy('visitor', limits.visitor),
      site: policy('site', limits.site, sites),
      configAddress: policy('address', limits.configAddress),
      configSite: policy('site', limits.configSite, sites),
      burstAddress: policy('address', limits.burstAddress),
      burstVisitor: policy('visitor', limits.burstVisitor),
    };
  }

  /** Counts one item that an address sends. */
  address(group: string): Passage {
    return this.#pass('address', group);
  }

  /** Counts one response of a visitor, by the name that the page gave. */
  visitor(site: number, visitor: string): Passage {
    return this.#pass('visitor', `${site} ${visitor}`);
  }

  /** Counts one item that comes for a site. */
  site(site: number): Passage {
    return this.#pass('site', String(site));
  }

  configAddress(group: string): Passage {
    return this.#pass('configAddress', group);
  }

  configSite(site: number): Passage {
    return this.#pass('configSite', String(site));
  }

  /** Counts a new response, and tells whether its address or its visitor sends more than a person would. */
  isBurst(site: number, group: string, visitor: string | undefined): boolean {
    const ofAddress = this.#take('burstAddress', `${site} ${group}`);
    const ofVisitor = visitor === undefined ? null : this.#take('burstVisitor', `${site} ${visitor}`);
    return !ofAddress.admitted || ofVisitor?.admitted === false;
  }

  #pass(limit: RefusingLimit, text: string): Passage {
    const passage = this.#take(limit, text);
    if (!passage.admitted) this.#onRefusal(limit);
    return passage;
  }

  #take(name: string, text: string): Passage {
    const { policy, limit, table } = this.#policies[name]!;
    return { policy, limit, ...table.take(this.#hash(text), this.#now()) };
  }

  /** 48 bits, none of them told to anybody; never 0. */
  #hash(text: string): number {
    return hash('sha256', `${this.#key} ${text}`, 'buffer').readUIntBE(0, 6) + 1;
  }
}
