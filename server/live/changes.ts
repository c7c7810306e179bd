import type { ChangeKind } from '../../shared/live.ts';

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
 */
export class Changes {
  readonly #life: string;
  readonly #counts = new Map<number, number>();
  readonly #listeners = new Map<number, Set<Listener>>();

  /** `life` is of this process alone, so that revisions of two lives never meet. */
  constructor(life: string) {
    this.#life = life;
  }

  record(change: Change): void {
    this.#counts.set(change.site, (this.#counts.get(change.site) ?? 0) + 1);
    const listeners = this.#listeners.get(change.site);
    if (listeners) for (const listener of listeners) listener(change);
  }

  /** Names the state of a site's data: another after every change. */
  revisionOf(site: number): string {
    return `${this.#life}.${this.#counts.get(site) ?? 0}`;
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
