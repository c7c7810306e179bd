import type { ServerResponse } from 'node:http';
import { type Followed, type LiveStreamDeps, startLiveStream } from './live-stream.ts';

/** The streams of this process: so many at most, and all of them ended when it stops. */
export class LiveStreams {
  readonly #deps: LiveStreamDeps;
  readonly #most: number;
  readonly #ends = new Map<ServerResponse, () => void>();

  constructor(deps: LiveStreamDeps, most = 200) {
    this.#deps = deps;
    this.#most = most;
  }

  /** How many there are. */
  get open(): number {
    return this.#ends.size;
  }

  /** Whether no further stream is taken. */
  get full(): boolean {
    return this.#ends.size >= this.#most;
  }

  /** Follows over an answer whose head is sent; nothing where the client has gone already. */
  start(response: ServerResponse, followed: Followed): void {
    if (response.destroyed) return;
    this.#ends.set(response, startLiveStream(response, followed, this.#deps));
    response.once('close', () => this.#ends.delete(response));
  }

  endAll(): void {
    for (const end of this.#ends.values()) end();
  }
}
