import { LRUCache } from 'lru-cache';

/** Askers a second of one thing beyond which it is looked at with rests. */
const crowd = 100;
/** Milliseconds of a rest. */
const rest = 25;
/** Askers that a rest must have gathered, else it was for nothing: a few that ask again and again are no crowd. */
const gathered = 4;
const second = 1_000;

export interface SharedLooksOptions {
  /** Calls back after so many milliseconds. */
  setTimer?: (call: () => void, after: number) => void;
  /** Milliseconds that only rise. */
  clock?: () => number;
}

interface Next<T> {
  askers: number;
  result: Promise<T>;
  begin(result: Promise<T>): void;
  look: () => Promise<T>;
}

/** What happens about one thing. */
interface Line<T> {
  next: Next<T> | null;
  /** One look is under way, or the rest after it. */
  busy: boolean;
  /** When the second began that askers are counted in. */
  since: number;
  askers: number;
  /** More than a crowd have asked in this second: where some wait at the end of a look, rests begin. */
  many: boolean;
  /** There is a rest after each look, as long as each gathers enough. */
  rests: boolean;
}

/**
 * Looks at things that many ask for: at each one look at a time, begun after everybody asked who is told what it found.
 * So what one process was told is as true as if it had looked by itself, and a thousand that ask every second cost forty
 * looks in place of a thousand.
 */
export class SharedLooks<T> {
  readonly #lines = new LRUCache<string, Line<T>>({ max: 1_000 });
  readonly #setTimer: NonNullable<SharedLooksOptions['setTimer']>;
  readonly #clock: () => number;

  constructor({ setTimer, clock }: SharedLooksOptions = {}) {
    this.#setTimer = setTimer ?? ((call, after) => void setTimeout(call, after));
    this.#clock = clock ?? (() => performance.now());
  }

  /** @param name of what `look` looks at */
  of(name: string, look: () => Promise<T>): Promise<T> {
    const line = this.#lineOf(name);
    line.askers += 1;
    if (line.askers === crowd + 1) line.many = true;
    if (!line.busy) return this.#begin(line, look);
    line.next ??= nextOf(look);
    line.next.askers += 1;
    return line.next.result;
  }

  #lineOf(name: string): Line<T> {
    const line = this.#lines.get(name) ?? {
      next: null,
      busy: false,
      since: this.#clock(),
      askers: 0,
      many: false,
      rests: false,
    };
    this.#lines.set(name, line);
    const now = this.#clock();
    if (now - line.since >= second) Object.assign(line, { since: now, askers: 0, many: false });
    return line;
  }

  #begin(line: Line<T>, look: () => Promise<T>): Promise<T> {
    line.busy = true;
    const looked = look();
    const over = () => {
      // Where nobody waits, they may come one after the other, and a rest would be for nothing.
      if (line.many && line.next) line.rests = true;
      if (line.rests) this.#setTimer(() => this.#goOn(line), rest);
      else this.#goOn(line);
    };
    looked.then(over, over);
    return looked;
  }

  #goOn(line: Line<T>): void {
    const { next } = line;
    if (line.rests && (next?.askers ?? 0) < gathered) Object.assign(line, { many: false, rests: false });
    Object.assign(line, { next: null, busy: false });
    next?.begin(this.#begin(line, next.look));
  }
}

function nextOf<T>(look: () => Promise<T>): Next<T> {
  let begin!: (result: Promise<T>) => void;
  const result = new Promise<T>((resolve) => {
    begin = resolve;
  });
  return { askers: 0, result, begin, look };
}
