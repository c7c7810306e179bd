import { hash, randomBytes } from 'node:crypto';
import type { Limits } from './limits.ts';
import type { SharedTakings } from './shared-takings.ts';
import { type Quota, WindowTable } from './window-table.ts';

/** What became of one taking, and of what. */
export interface Passage extends Quota {
  policy: 'address' | 'visitor' | 'site';
  /** Of the policy, in a minute. */
  limit: number;
}

/** The limits by which something is turned away; a burst is only noted. */
export type RefusingLimit = 'address' | 'visitor' | 'site' | 'configAddress' | 'configSite';

interface Policy {
  policy: Passage['policy'];
  limit: number;
  table: WindowTable;
  /** What other processes know it by. */
  index: number;
}

/** Sites that are remembered: of more than that, only the busy ones matter. */
const sites = 4_096;
const day = 86_400_000;

/**
 * Counts what comes in, by whom and for whom. Addresses and visitors are here as hashes under a key that is another one each
 * day: this process drew it and nobody else knows it, or the processes of a database have it in common. They are in memory
 * only, and are gone with it; what was known under the key of the day before is nobody's any more.
 */
export class Gate {
  readonly #now: () => number;
  #own = { day: Number.NaN, key: '' };
  readonly #policies: Record<string, Policy>;
  readonly #shared: SharedTakings | null;
  readonly #onRefusal: (limit: RefusingLimit) => void;

  /**
   * @param onRefusal hears of each taking that a limit has refused
   * @param shared where other processes take, too
   */
  constructor(
    { capacity, ...limits }: Limits,
    now: () => number,
    onRefusal: (limit: RefusingLimit) => void = () => {},
    shared: SharedTakings | null = null,
  ) {
    let index = 0;
    const policy = (name: Passage['policy'], limit: number, size = capacity): Policy => ({
      policy: name,
      limit,
      index: index++,
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
    this.#shared = shared;
    const tables = Object.values(this.#policies).map(({ table }) => table);
    shared?.start(([index, key, count]) => tables[index]?.add(key, this.#now(), count));
  }

  /** Tells other processes nothing more. */
  stop(): void {
    this.#shared?.stop();
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
    const ofAddress = this.#note('burstAddress', `${site} ${group}`);
    const ofVisitor = visitor === undefined ? null : this.#note('burstVisitor', `${site} ${visitor}`);
    return !ofAddress.admitted || ofVisitor?.admitted === false;
  }

  #pass(limit: RefusingLimit, text: string): Passage {
    const passage = this.#take(limit, text);
    if (!passage.admitted) this.#onRefusal(limit);
    return passage;
  }

  #take(name: string, text: string): Passage {
    const { policy, limit } = this.#policies[name]!;
    const [key, at] = [this.#hash(text), this.#now()];
    // What is left is not this process's alone; in a moment it knows better how much that is.
    if (this.#isOthers(name, key, at)) return { policy, limit, admitted: false, remaining: 0, reset: 1 };
    return { policy, limit, ...this.#count(name, key, at) };
  }

  #isOthers(name: string, key: number, at: number): boolean {
    if (!this.#shared) return false;
    const { table, index } = this.#policies[name]!;
    const left = table.left(key, at);
    return left > 0 && !this.#shared.admits(index, key, left);
  }

  #note(name: string, text: string): Quota {
    return this.#count(name, this.#hash(text), this.#now());
  }

  /** Whatever the share of this process is. */
  #count(name: string, key: number, at: number): Quota {
    const { table, index } = this.#policies[name]!;
    const quota = table.take(key, at);
    if (quota.admitted) this.#shared?.note(index, key);
    return quota;
  }

  /** 48 bits, none of them told to anybody who has not got the key; never 0. */
  #hash(text: string): number {
    const key = this.#shared?.key ?? this.#ownKey();
    return hash('sha256', `${key} ${text}`, 'buffer').readUIntBE(0, 6) + 1;
  }

  #ownKey(): string {
    const today = Math.floor(this.#now() / day);
    if (today !== this.#own.day) this.#own = { day: today, key: randomBytes(32).toString('base64url') };
    return this.#own.key;
  }
}
