import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { CountRow, ValueState } from '../contract/counts.ts';
import type { Progress, ProgressQuestion } from '../contract/progress.ts';
import type { DueQuestion } from '../contract/retention.ts';
import type { Position, ResponseFilter, ResponsePage } from '../contract/selection.ts';
import { StorageUnavailable } from '../contract/storage-errors.ts';
import { type Tally, type TallyQuestion, TooCostly } from '../contract/tally.ts';
import type { RunQuestion } from '../count-runs.ts';
import type { LeftOver } from '../left-over.ts';
import type { TextCuts } from '../text-turn.ts';
import type { MadeChapter } from './due-chapters.ts';
import type { DuePage } from './due-rows.ts';

export type ReaderCall =
  | { method: 'readCounts'; questions: readonly RunQuestion[] }
  | { method: 'valueState'; siteKey: number; surveyKey: number; dimension: string; value: string }
  | { method: 'listResponses'; filter: ResponseFilter }
  | { method: 'countResponses'; filter: Omit<ResponseFilter, 'limit'> }
  | { method: 'tally'; question: TallyQuestion }
  | { method: 'progress'; question: ProgressQuestion }
  | { method: 'dueResponses'; question: DuePage }
  | { method: 'countDue'; question: DueQuestion }
  | { method: 'leftOver'; site: number; terms: readonly number[] }
  | { method: 'textCuts' }
  | { method: 'madeChapters' }
  | { method: 'verifyTexts' }
  | { method: 'forgetTexts' };

/** A row of counts without names: half the text to write and read. */
export type FlatCountRow = [out: number, value: string | null, ...counts: number[]];

export type ReaderAnswer =
  | { id: number; result: unknown }
  | { id: number; error: string; tooCostly?: boolean };

/** What a thread begins with. */
export interface ReaderData {
  file: string;
  niceness: number;
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Asks the reading thread, starts it when first needed, and starts another where one has died. */
export class Reader {
  readonly #data: ReaderData;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #lastId = 0;
  #closing = false;
  #onIdle: () => void = () => {};

  /** @param niceness how far the thread lets the others go first, as in nice(1) */
  constructor(file: string, niceness = 0) {
    this.#data = { file, niceness };
  }

  /** How many calls it answers or has waiting. */
  get calls(): number {
    return this.#waiting.size;
  }

  async readCounts(questions: readonly RunQuestion[]): Promise<CountRow[][]> {
    const answers = (await this.#ask({ method: 'readCounts', questions })) as FlatCountRow[][];
    return answers.map((rows) => rows.map(([out, value, ...counts]) => ({ out, value, counts })));
  }

  valueState(siteKey: number, surveyKey: number, dimension: string, value: string): Promise<ValueState> {
    return this.#ask({ method: 'valueState', siteKey, surveyKey, dimension, value }) as Promise<ValueState>;
  }

  listResponses(filter: ResponseFilter): Promise<ResponsePage> {
    return this.#ask({ method: 'listResponses', filter }) as Promise<ResponsePage>;
  }

  countResponses(filter: Omit<ResponseFilter, 'limit'>): Promise<{ count: number; next: Position | null }> {
    return this.#ask({ method: 'countResponses', filter }) as Promise<{
      count: number;
      next: Position | null;
    }>;
  }

  tally(question: TallyQuestion): Promise<Tally> {
    return this.#ask({ method: 'tally', question }) as Promise<Tally>;
  }

  progress(question: ProgressQuestion): Promise<Progress> {
    return this.#ask({ method: 'progress', question }) as Promise<Progress>;
  }

  dueResponses(question: DuePage): Promise<Position[]> {
    return this.#ask({ method: 'dueResponses', question }) as Promise<Position[]>;
  }

  countDue(question: DueQuestion): Promise<number> {
    return this.#ask({ method: 'countDue', question }) as Promise<number>;
  }

  leftOver(site: number, terms: readonly number[]): Promise<LeftOver> {
    return this.#ask({ method: 'leftOver', site, terms }) as Promise<LeftOver>;
  }

  textCuts(): Promise<TextCuts[]> {
    return this.#ask({ method: 'textCuts' }) as Promise<TextCuts[]>;
  }

  madeChapters(): Promise<MadeChapter[]> {
    return this.#ask({ method: 'madeChapters' }) as Promise<MadeChapter[]>;
  }

  verifyTexts(): Promise<string[]> {
    return this.#ask({ method: 'verifyTexts' }) as Promise<string[]>;
  }

  /** Texts were overwritten: what is asked from now on is not answered from what the thread remembers of them. */
  async forgetTexts(): Promise<void> {
    if (this.#worker !== null && !this.#closing) await this.#ask({ method: 'forgetTexts' });
  }

  /** Refuses what is asked from now on, and ends the thread once it has answered what was. */
  async close(): Promise<void> {
    this.#closing = true;
    if (this.#waiting.size > 0) {
      await new Promise<void>((resolve) => {
        this.#onIdle = resolve;
      });
    }
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  async #ask(call: ReaderCall): Promise<unknown> {
    if (this.#closing) throw new StorageUnavailable('the storage was closed');
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      // Who waits for an answer must get it; a thread without work keeps no process.
      worker.ref();
      // As text: cloning the many small objects of a series costs several times more.
      worker.postMessage(JSON.stringify({ id, call }));
    });
  }

  #start(): Worker {
    const worker = startThread(this.#data);
    worker.on('message', (answer: string) => this.#settle(JSON.parse(answer)));
    const ended = (reason: string) => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      for (const waiting of this.#waiting.values()) waiting.reject(new StorageUnavailable(reason));
      this.#waiting.clear();
      this.#onIdle();
    };
    worker.on('error', (error) => ended(error.message));
    worker.on('exit', (code) => ended(`the reading thread ended with ${code}`));
    return worker;
  }

  #settle(answer: ReaderAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('error' in answer) {
      waiting?.reject(new (answer.tooCostly ? TooCostly : StorageUnavailable)(answer.error));
    } else waiting?.resolve(answer.result);
    if (this.#waiting.size > 0) return;
    this.#worker?.unref();
    this.#onIdle();
  }
}

/**
 * Megabytes. A small young generation costs some more collections of what is short-lived, and keeps little of it; a
 * thread that needs more than the old one may hold ends by itself, in place of the process.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 512 };

/** The built server has the thread as a file beside it; run from source, it is put together when first needed. */
function startThread(workerData: ReaderData): Worker {
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./reader-worker.js', import.meta.url), { workerData, resourceLimits });
  }
  sourceThread ??= bundledThread();
  return new Worker(sourceThread, { eval: true, workerData, resourceLimits });
}

let sourceThread: string | undefined;

/** In one piece: a thread that had to compile each of its modules would begin a second later. */
function bundledThread(): string {
  const { buildSync } = createRequire(import.meta.url)('esbuild') as typeof import('esbuild');
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL('./reader-worker.ts', import.meta.url))],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    write: false,
  });
  return outputFiles[0]!.text;
}
