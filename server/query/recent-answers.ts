import { LRUCache } from 'lru-cache';
import { type SetTimer, setTimer } from '../set-timer.ts';

/** Characters of all answers together, and of the longest that is remembered: a few hundred trends. */
const mostCharacters = 16 * 1024 * 1024;
const longest = 1024 * 1024;

/** Milliseconds from one making to the next where several ask. */
const every = 1_000;

/** Milliseconds for which a question of many is one of many still, whoever is the first to ask it again. */
const popularFor = 5_000;

export interface RecentAnswersOptions {
  setTimer?: SetTimer | undefined;
  /** Milliseconds that only rise. */
  clock?: () => number;
}

/** How a question is answered. */
export interface Making<Seen> {
  /** The state of the data as of now, which must differ whenever the answer could, and what was seen with it. */
  look(): Promise<Look<Seen>>;
  /** The answer as of that look, or of what has changed since. */
  make(seen: Seen): Promise<string>;
}

export interface Look<Seen> {
  state: string;
  seen: Seen;
}

/** An answer, and the state that it is of at least; null: the asker has it already. */
export interface Recent {
  state: string;
  text: string | null;
}

interface Answer extends Recent {
  text: string;
}

/** How many wait for an answer that is to be made before whoever comes waits with them, without a look. */
const crowd = 8;

/** One making of an answer, which some wait for. */
class Run<Seen> {
  askers = 0;
  /** As of its beginning. */
  state = '';
  readonly answer: Promise<Answer>;
  begin!: (answer: Promise<Answer>) => void;
  readonly making: Making<Seen>;

  constructor(making: Making<Seen>) {
    this.making = making;
    this.answer = new Promise((resolve) => {
      this.begin = resolve;
    });
  }
}

/** What happens about one question. */
interface Line<Seen> {
  running: Run<Seen> | null;
  next: Run<Seen> | null;
  /** One is made, or the second after it is not over. */
  busy: boolean;
}

/**
 * The latest answer to each question, as it was sent, with the state of the data that it was made from: while nothing
 * changes, everybody who asks the same is told the same and nothing is counted again. Of one question one answer is made
 * at a time. Whoever asks meanwhile waits for that one, if nothing has changed since it was begun, else for the next,
 * which is begun a second after one that was shared, or of a question of many: so a thousand dashboards of a busy site have
 * it counted once a second, and nobody is told less than what was on disk when they asked. A failure is not remembered.
 */
export class RecentAnswers<Seen> {
  readonly #answers = new LRUCache<string, Answer>({
    maxSize: mostCharacters,
    maxEntrySize: longest,
    sizeCalculation: ({ text }) => text.length,
  });
  readonly #lines = new Map<string, Line<Seen>>();
  /** Questions that many waited for, and until when they are such. */
  readonly #popular = new LRUCache<string, number>({ max: 1_000 });
  readonly #setTimer: SetTimer;
  readonly #clock: () => number;

  constructor(options: RecentAnswersOptions = {}) {
    this.#setTimer = options.setTimer ?? setTimer;
    this.#clock = options.clock ?? (() => performance.now());
  }

  /** @param has whether the asker has the answer of a state already */
  async of(question: string, making: Making<Seen>, has = (_state: string) => false): Promise<Recent> {
    const answer = await this.#answer(question, making, has);
    return has(answer.state) ? { state: answer.state, text: null } : answer;
  }

  /** Nobody waits for an answer to the question, and none was shared within the last second. */
  isQuiet(question: string): boolean {
    return !this.#lines.has(question);
  }

  async #answer(question: string, making: Making<Seen>, has: (state: string) => boolean): Promise<Recent> {
    const waiting = this.#lines.get(question)?.next;
    if (waiting && waiting.askers >= crowd) return joined(waiting);
    const look = await making.look();
    const known = this.#answers.get(question);
    if (known?.state === look.state) return known;
    if (has(look.state)) return { state: look.state, text: null };
    const line = this.#lineOf(question);
    const run = line.running?.state === look.state ? line.running : (line.next ?? new Run(making));
    if (run !== line.running) line.next = run;
    if (!line.busy) void this.#begin(question, line, look);
    return joined(run);
  }

  #lineOf(question: string): Line<Seen> {
    const line = this.#lines.get(question) ?? { running: null, next: null, busy: false };
    this.#lines.set(question, line);
    return line;
  }

  /** @param seen as of now; absent: it is looked for, and whoever comes meanwhile is in time */
  async #begin(question: string, line: Line<Seen>, seen?: Look<Seen>): Promise<void> {
    const run = line.next!;
    const began = this.#clock();
    line.busy = true;
    try {
      const look = seen ?? (await run.making.look());
      run.state = look.state;
      Object.assign(line, { running: run, next: null });
      run.begin(run.making.make(look.seen).then((text) => ({ state: look.state, text })));
      this.#answers.set(question, await run.answer);
    } catch (error) {
      // Whoever waits for it is told, also where not even the state was.
      const failed = Promise.reject(error);
      failed.catch(() => {});
      run.begin(failed);
    }
    Object.assign(line, { running: null, next: line.next === run ? null : line.next });
    if (run.askers >= crowd) this.#popular.set(question, began + popularFor);
    const isOfMany = run.askers > 1 || began < (this.#popular.get(question) ?? 0);
    const rest = isOfMany ? every - (this.#clock() - began) : 0;
    if (rest <= 0) this.#goOn(question, line);
    else this.#setTimer(() => this.#goOn(question, line), rest);
  }

  #goOn(question: string, line: Line<Seen>): void {
    line.busy = false;
    if (line.next) void this.#begin(question, line);
    else this.#lines.delete(question);
  }
}

function joined(run: Run<unknown>): Promise<Answer> {
  run.askers += 1;
  return run.answer;
}
