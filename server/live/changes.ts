import { type ChangeKind, changeKinds } from '../../shared/live.ts';

/** What was changed of one site's data. */
export interface Change {
  /** The site's key. */
  site: number;
  /** The keys of the surveys concerned; `all` where it is not known which. */
  surveys: ReadonlySet<number> | 'all';
  what: ChangeKind;
}

type Listener = (change: Change) => void;

/**
 * Counts the changes of each site's data since the process began, and tells who listens. What is on disk is recorded
 * after its commit and before anybody hears of the commit, so that whoever was told of an answer finds another revision.
 * What other processes have changed is heard a little later: what names the state of the data comes from the storage then
 * (`standingOf`).
 */
export class Changes {
  readonly #life: string;
  readonly #counts = new Map<number, number>();
  readonly #listeners = new Map<number, Set<Listener>>();
  /** How often something of whichever site may have been changed. */
  #ofAll = 0;
  #onOwn: Listener = () => {};
  #count = 0;

  /** `life` is of this process alone, so that revisions of two lives never meet. */
  constructor(life: string) {
    this.#life = life;
  }

  /** What this process has changed. */
  record(change: Change): void {
    this.heard(change);
    this.#onOwn(change);
  }

  /** What another process has changed. */
  heard(change: Change): void {
    this.#count += 1;
    this.#counts.set(change.site, (this.#counts.get(change.site) ?? 0) + 1);
    const listeners = this.#listeners.get(change.site);
    if (listeners) for (const listener of listeners) listener(change);
  }

  /** Other processes may have changed whatever there is. */
  missedSome(): void {
    this.#count += 1;
    this.#ofAll += 1;
    for (const [site, listeners] of this.#listeners)
      for (const listener of listeners)
        for (const what of changeKinds) listener({ site, surveys: 'all', what });
  }

  /** Calls back after every change that this process makes. */
  tellOthers(call: Listener): void {
    this.#onOwn = call;
  }

  /** How many it has heard of, of whichever site. */
  get count(): number {
    return this.#count;
  }

  /** Names what this process knows of a site's data: another after every change that it has heard of. */
  revisionOf(site: number): string {
    return `${this.#life}.${this.#ofAll + (this.#counts.get(site) ?? 0)}`;
  }

  /** Calls back after every change of the site; returns the stop function. */
  listen(site: number, listener: Listener): () => void {
    const listeners = this.#listeners.get(site) ?? new Set();
    this.#listeners.set(site, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(site);
    };
  }
}
