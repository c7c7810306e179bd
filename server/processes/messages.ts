import type { PeerStore } from '../storage/contract/peers.ts';

/** What processes tell each other of. */
export type Topic = 'changes' | 'takings' | 'guesses' | 'jobs' | 'files';

type Hear = (body: string | null) => void;

/** Tells the other processes of a database, and hears them, by topics. */
export class Messages {
  readonly #peers: PeerStore;
  readonly #hearing = new Map<string, Hear>();
  #stop: () => void = () => {};

  constructor(peers: PeerStore) {
    this.#peers = peers;
  }

  /** Whether there can be anybody to tell. */
  get shared(): boolean {
    return this.#peers.shared;
  }

  /** Calls with each message of a topic; null: some may have been missed. */
  on(topic: Topic, hear: Hear): void {
    this.#hearing.set(topic, hear);
  }

  start(): void {
    this.#stop = this.#peers.listen((message) => {
      if (message === null) {
        for (const hear of this.#hearing.values()) hear(null);
        return;
      }
      const end = message.indexOf(' ');
      this.#hearing.get(message.slice(0, end))?.(message.slice(end + 1));
    });
  }

  /** Rejects where nothing was told. */
  tell(topic: Topic, bodies: readonly string[] = ['']): Promise<void> {
    return this.#peers.tell(bodies.map((body) => `${topic} ${body}`));
  }

  stop(): void {
    this.#stop();
  }
}
