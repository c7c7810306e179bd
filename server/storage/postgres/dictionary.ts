import { LRUCache } from 'lru-cache';
import { addStrings } from './add-strings.ts';
import type { AskedStrings, SiteAsked } from './asked-strings.ts';
import { type Committer, Meanwhile } from './committer.ts';
import { findKeys, findTerms, type KeyRow, missing } from './find-strings.ts';
import { Interned } from './interned.ts';
import { SiteStrings } from './site-strings.ts';
import type { SiteZones } from './site-zones.ts';
import type { Statements } from './statements.ts';

/** Strings of one site that are remembered; beyond it begins anew. */
const remembered = 50_000;
/** Texts of one site that were looked for, the same. */
const supposed = 1_000;

/**
 * Interns strings: terms of a site, keys that are counted, and which values of a dimension have counts of their own.
 * New ones are written in transactions of their own, which nothing waits for: so what is known is taken back by nothing
 * but a forgetting, a long transaction keeps nobody from the dictionary, and what several processes know of it never
 * differs.
 */
export class Dictionary {
  readonly #committer: Pick<Committer, 'commit'>;
  readonly #sites = new Map<number, SiteStrings>();
  /** The terms of texts that were looked for, as they were then. */
  readonly #found = new LRUCache<number, Map<string, number>>({ max: 1_000 });

  /** @param committer with a connection that nothing else uses, so that who holds another one need not wait for it */
  constructor(committer: Pick<Committer, 'commit'>) {
    this.#committer = committer;
  }

  /**
   * The integers of strings, made where they are new.
   *
   * @param zones of the caller's transaction, which holds its sites: none of the integers is forgotten before it ends
   */
  async intern(asked: AskedStrings, zones: Pick<SiteZones, 'forgettingsOf'>): Promise<Interned> {
    const sites = new Map<number, SiteStrings>();
    for (const [site, strings] of asked.sites) {
      const known = this.#knownSince(site, zones.forgettingsOf(site));
      if (!isKnown(known, strings))
        await this.#committer.commit((tx) => addStrings(tx, site, strings, known));
      sites.set(site, known);
    }
    return new Interned(sites);
  }

  /**
   * What the integers of a site's strings were when they were looked for last: those of keys are so for good, those of
   * texts are to be looked for again.
   */
  supposed(site: number): Interned {
    return new Interned(new Map([[site, new SiteStrings(this.#of(site), this.#found.get(site))]]));
  }

  /** The integers of strings, as far as they have one; of values none. Those of texts are asked for each time. */
  async find(db: Statements, asked: AskedStrings): Promise<Interned> {
    const sites = new Map<number, SiteStrings>();
    for (const [site, { texts, keys }] of asked.sites) {
      const found = new SiteStrings(this.#of(site));
      await Promise.all([findTerms(db, site, texts, found), findKeys(db, site, keys.values(), found)]);
      sites.set(site, found);
      this.#suppose(site, texts, found);
    }
    return new Interned(sites);
  }

  /**
   * The strings of integers that stand in rows of a site. Throws `Meanwhile` where one was forgotten since the rows were
   * read, which does not happen where both are of one moment.
   *
   * @param strings that get them; else they are all that is told
   */
  async learn(
    db: Statements,
    site: number,
    { terms = [], keys = [] }: { terms?: Iterable<number>; keys?: Iterable<number> },
    strings?: Interned,
  ): Promise<Interned> {
    const known = strings?.of(site) ?? this.#of(site);
    const [newTerms, newKeys] = [missing(terms, known.texts), missing(keys, known.keyNames)];
    if (newTerms.length > 0) {
      const sql = 'SELECT term, text FROM terms WHERE site = $1 AND term = ANY($2::integer[])';
      for (const { term, text } of await db.all<{ term: number; text: string | null }>(sql, [
        site,
        newTerms,
      ])) {
        if (text === null) throw new Meanwhile('a value was forgotten meanwhile');
        known.texts.set(term, text);
      }
    }
    if (newKeys.length > 0) {
      const sql = 'SELECT key, survey, name FROM count_keys WHERE site = $1 AND key = ANY($2::integer[])';
      for (const { key, survey, name } of await db.all<KeyRow>(sql, [site, newKeys]))
        known.addKey(key, survey, name);
    }
    return new Interned(new Map([[site, known]]));
  }

  #suppose(site: number, texts: Iterable<string>, found: SiteStrings): void {
    let terms = this.#found.get(site);
    if (!terms || terms.size > supposed) {
      terms = new Map();
      this.#found.set(site, terms);
    }
    for (const text of texts) {
      const term = found.terms.get(text);
      if (term === undefined) terms.delete(text);
      else terms.set(text, term);
    }
  }

  /** What is known of a site, without what does not hold any more. */
  #knownSince(site: number, forgettings: number): SiteStrings {
    let known = this.#of(site);
    if (known.forgettings !== null && known.forgettings !== forgettings) {
      known = new SiteStrings();
      this.#sites.set(site, known);
    }
    known.forgettings = forgettings;
    return known;
  }

  /** Anew where there is too much of it: who has the old one goes on with that. */
  #of(site: number): SiteStrings {
    let known = this.#sites.get(site);
    if (!known || known.texts.size > remembered) {
      known = new SiteStrings();
      this.#sites.set(site, known);
    }
    return known;
  }
}

function isKnown(known: SiteStrings, { texts, keys, values }: SiteAsked): boolean {
  for (const text of texts) if (!known.terms.has(text)) return false;
  for (const { survey, name } of keys.values()) if (known.findKey(survey, name) === undefined) return false;
  for (const { survey, dimension: name, text } of values.values()) {
    const dimension = known.findDimension(name);
    if (dimension === undefined || known.findCounted(survey, dimension, text) === undefined) return false;
  }
  return true;
}
