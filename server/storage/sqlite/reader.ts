import { Worker } from 'node:worker_threads';
import {
  type CountQuestion,
  type CountRow,
  type FoundResponse,
  type ResponseFilter,
  StorageUnavailable,
  type ValueState,
} from '../storage.ts';

export type ReaderCall =
  | { method: 'readCounts'; questions: readonly CountQuestion[] }
  | { method: 'valueState'; siteKey: number; surveyKey: number; dimension: string; value: string }
  | { method: 'listResponses'; filter: ResponseFilter };

export type ReaderAnswer = { id: number; result: unknown } | { id: number; error: string };

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Asks the reading thread, starts it when first needed, and starts another where one has died. */
export class Reader {
  readonly #file: string;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #lastId = 0;

  constructor(file: string) {
    this.#file = file;
  }

  readCounts(questions: readonly CountQuestion[]): Promise<CountRow[][]> {
    return this.#ask({ method: 'readCounts', questions }) as Promise<CountRow[][]>;
  }

  valueState(siteKey: number, surveyKey: number, dimension: string, value: string): Promise<ValueState> {
    return this.#ask({ method: 'valueState', siteKey, surveyKey, dimension, value }) as Promise<ValueState>;
  }

  listResponses(filter: ResponseFilter): Promise<FoundResponse[]> {
    return this.#ask({ method: 'listResponses', filter }) as Promise<FoundResponse[]>;
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    this.#rejectAll('the storage was closed');
    await worker?.terminate();
  }

  #ask(call: ReaderCall): Promise<unknown> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, call });
    });
  }

  #start(): Worker {
    const worker = startThread(this.#file);
    worker.on('message', (answer: ReaderAnswer) => this.#settle(answer));
    const ended = (reason: string) => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      this.#rejectAll(reason);
    };
    worker.on('error', (error) => ended(error.message));
    worker.on('exit', (code) => ended(`the reading thread ended with ${code}`));
    // A process that has nothing else left to do may end.
    worker.unref();
    return worker;
  }

  #settle(answer: ReaderAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('error' in answer) waiting?.reject(new StorageUnavailable(answer.error));
    else waiting?.resolve(answer.result);
  }

  #rejectAll(reason: string): void {
    for (const waiting of this.#waiting.values()) waiting.reject(new StorageUnavailable(reason));
    this.#waiting.clear();
  }
}

/** The built server has the thread as a file beside it; run from source, it goes through tsx. */
function startThread(file: string): Worker {
  const fromSource = import.meta.url.endsWith('.ts');
  const entry = new URL(fromSource ? './reader-worker.ts' : './reader-worker.js', import.meta.url);
  return new Worker(entry, {
    workerData: { file },
    execArgv: fromSource ? ['--import', 'tsx'] : [],
  });
}
