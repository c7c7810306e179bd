import { type ChangeKind, changeKinds } from '../../shared/live.ts';
import type { Change } from './changes.ts';

/** What there is to tell: surveys by their keys. */
export interface Told {
  surveys: ReadonlySet<number> | 'all';
  what: ChangeKind[];
}

/** Gathers what has changed since it was last told, of a whole site or of one survey in it. */
export class News {
  readonly #survey: number | null;
  #surveys: Set<number> | 'all' = new Set();
  #what = new Set<ChangeKind>();

  /** `survey`: the key of the only survey that matters, or null. */
  constructor(survey: number | null) {
    this.#survey = survey;
  }

  /** Keeps what matters of a change; false where nothing of it does. */
  add({ surveys, what }: Pick<Change, 'surveys' | 'what'>): boolean {
    if (this.#survey !== null && surveys !== 'all' && !surveys.has(this.#survey)) return false;
    this.#what.add(what);
    if (this.#surveys === 'all') return true;
    if (this.#survey !== null) this.#surveys.add(this.#survey);
    else if (surveys === 'all') this.#surveys = 'all';
    else for (const survey of surveys) this.#surveys.add(survey);
    return true;
  }

  /** Told once: what is added from here on is told the next time. */
  take(): Told {
    const told = { surveys: this.#surveys, what: changeKinds.filter((kind) => this.#what.has(kind)) };
    this.#surveys = new Set();
    this.#what = new Set();
    return told;
  }
}
