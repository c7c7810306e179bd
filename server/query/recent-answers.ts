import { LRUCache } from 'lru-cache';
import { type SetTimer, setTimer } from '../set-timer.ts';

/** Characters of all answers together, and of the longest that is remembered: a few hundred trends. */
const mostCharacters = 16 * 1024 * 1024;
const longest = 1024 * 1024;

/** Milliseconds from one making to the next where several ask. */
const every = 1_000;

export interface RecentAnswersOptions {
  setTimer?: SetTimer | undefined;
  /** Milliseconds that only rise. */
  clock?: () => number;
}

/** How a question is answered. */
export interface Making {
  /** The state of the data as of now: it must differ whenever the answer could. */
  state(): string | Promise<string>;
  make(): Promise<string>;
}

interface Answer {
  state: string;
  text: string;
}

/** One making of an answer, which some wait for. */
class Run {
  askers = 0;
  /** As of its beginning. */
  state = '';
  readonly text: Promise<string>;
  begin!: (text: Promise<string>) => void;
  readonly making: Making;

  constructor(making: Making) {
    this.making = making;
    this.text = new Promise((resolve) => {
      this.begin = resolve;
    });
  }
}

/** What happens about one question. */
interface Line {
  running: Run | null;
  next: Run | null;
  /** One is made, or the second after it is not over. */
  busy: boolean;
}

/**
 * The latest answer to each question, as it was sent, with the state of the data that it was made from: while nothing
 * changes, everybody who asks the same is told the same and nothing is counted again. Of one question one answer is made
 * at a time. Whoever asks meanwhile waits for that one, if nothing has changed since it was begun, else for the next,
 * which is begun a second after one that was shared: so a thousand dashboards of a busy site have it counted once a
 * second, and nobody is told less than what was on disk when they asked. A failure is not remembered.
 */
export class RecentAnswers {
  readonly #answers = new LRUCache<string, Answer>({
    maxSize: mostCharacters,
    maxEntrySize: longest,
    sizeCalculation: ({ text }) => text.length,
  });
  readonly #lines = new Map<string, Line>();
  readonly #setTimer: SetTimer;
  readonly #clock: () => number;

  constructor(options: RecentAnswersOptions = {}) {
    this.#setTimer = options.setTimer ?? setTimer;
    this.#clock = options.clock ?? (() => performance.now());
  }

  /** @param seen the state, where the asker has asked for it just now */
  async of(question: string, making: Making, seen?: string): Promise<string> {
    const state = seen ?? (await making.state());
    const known = this.#answers.get(question);
    if (known?.state === state) return known.text;
    const line = this.#lineOf(question);
    const run = line.running?.state === state ? line.running : (line.next ?? new Run(making));
    if (run !== line.running) line.next = run;
    run.askers += 1;
    if (!line.busy) void this.#begin(question, line, state);
    return run.text;
  }

  #lineOf(question: string): Line {
    const line = this.#lines.get(question) ?? { running: null, next: null, busy: false };
    this.#lines.set(question, line);
    return line;
  }

  /** @param state as of now; absent: it is asked for, and whoever comes meanwhile is in time */
  async #begin(question: string, line: Line, state?: string): Promise<void> {
    const run = line.next!;
    const began = this.#clock();
    line.busy = true;
    try {
      run.state = state ?? (await run.making.state());
      Object.assign(line, { running: run, next: null });
      run.begin(run.making.make());
      const text = await run.text;
      this.#answers.set(question, { state: run.state, text });
    } catch (error) {
      // Whoever waits for it is told, also where not even the state was.
      const failed = Promise.reject(error);
      failed.catch(() => {});
      run.begin(failed);
    }
    Object.assign(line, { running: null, next: line.next === run ? null : line.next });
    const rest = run.askers > 1 ? every - (this.#clock() - began) : 0;
    if (rest <= 0) this.#goOn(question, line);
    else this.#setTimer(() => this.#goOn(question, line), rest);
  }

  #goOn(question: string, line: Line): void {
    line.busy = false;
    if (line.next) void this.#begin(question, line);
    else this.#lines.delete(question);
  }
}
