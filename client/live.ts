import type { LiveChange, LiveReady } from '../shared/live.ts';
import { eventStream } from './event-stream.ts';
import { ProblemError } from './problem-error.ts';
import type { Request } from './request.ts';
import { retryDelay } from './retry-delay.ts';

export interface LiveOptions {
  /** The slug of the only survey that matters. */
  survey?: string;
  /** Ends the stream, and the loop over it. */
  signal?: AbortSignal;
  /** The stream is open: every change from here on is told. Called again after every interruption. */
  onOpen?(ready: LiveReady): void;
  /** The stream was interrupted, and is opened again in a while. */
  onLost?(): void;
}

/** What waiting needs, passed in. */
export interface Waiting {
  /** Calls once after so many milliseconds; returns what calls it off. */
  setTimer(call: () => void, after: number): () => void;
  /** 0 to 1. */
  random(): number;
}

/** Milliseconds without a sign of life after which a stream is lost: the server gives one every 15 s. */
const longestSilence = 40_000;

/** `GET /v1/live` over `fetch`, because `EventSource` sends no key. */
export function liveCall(request: Request, waiting: Waiting = realWaiting) {
  /**
   * What changes in a site (its id), as it happens and gathered by the second. Interruptions are bridged: who was away
   * is told that anything may have changed. It ends when the signal is aborted or the loop is left, and throws a
   * `ProblemError` where trying again would not help (the key, the site).
   *
   *     for await (const { surveys } of earshot.live(site)) console.log('new numbers for', surveys);
   */
  return async function* live(
    site: string,
    { survey, signal, onOpen, onLost }: LiveOptions = {},
  ): AsyncGenerator<LiveChange, void, undefined> {
    let since: string | undefined;
    let failures = 0;
    while (!signal?.aborted) {
      const attempt = startAttempt(signal, waiting);
      let retryAfter: number | undefined;
      try {
        const response = await request('GET', '/v1/live', {
          query: { site, survey },
          headers: { Accept: 'text/event-stream', ...(since ? { 'Last-Event-ID': since } : {}) },
          signal: attempt.signal,
        });
        for await (const { event, id, data } of eventStream(response.body!, attempt.lives)) {
          failures = 0;
          since = id || since;
          if (event === 'ready') onOpen?.(JSON.parse(data));
          else if (event === 'changed') yield JSON.parse(data);
        }
      } catch (error) {
        if (signal?.aborted) return;
        if (isFinal(error)) throw error;
        if (error instanceof ProblemError) retryAfter = error.retryAfter;
      } finally {
        attempt.end();
      }
      onLost?.();
      await pause(retryDelay(failures++, waiting.random(), retryAfter), signal, waiting);
    }
  };
}

const realWaiting: Waiting = {
  setTimer(call, after) {
    const timer = setTimeout(call, after);
    return () => clearTimeout(timer);
  },
  random: Math.random,
};

/** One connection, which is given up when the caller says so or when nothing is heard of it. */
function startAttempt(outer: AbortSignal | undefined, { setTimer }: Waiting) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  outer?.addEventListener('abort', abort);
  let callOff = setTimer(abort, longestSilence);
  return {
    signal: controller.signal,
    lives() {
      callOff();
      callOff = setTimer(abort, longestSilence);
    },
    end() {
      callOff();
      outer?.removeEventListener('abort', abort);
      abort();
    },
  };
}

/** Refusals that stay refusals: all but those of a server that has too much to do, is down, or is being replaced. */
function isFinal(error: unknown): boolean {
  return error instanceof ProblemError && error.status < 500 && error.status !== 429 && error.status !== 408;
}

function pause(milliseconds: number, signal: AbortSignal | undefined, { setTimer }: Waiting): Promise<void> {
  if (signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      callOff();
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const callOff = setTimer(done, milliseconds);
    signal?.addEventListener('abort', done);
  });
}
