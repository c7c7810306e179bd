import { createHmac } from 'node:crypto';
import type { Messages } from '../processes/messages.ts';
import type { SetTimer } from '../set-timer.ts';
import { longestMessage } from '../storage/contract/peers.ts';

export interface SharedGuessesDeps {
  messages: Messages;
  /** Of the database: all of its processes have it, and nobody else. */
  secret: Buffer;
  setTimer: SetTimer;
}

/** What a guard has in common with the same guard of other processes. */
export interface GuessPeers {
  /** What a source is called between processes: it says nothing of it. */
  nameOf(source: string): string;
  /** An attempt (1), or one that was none after all (-1). */
  note(name: string, by: 1 | -1): void;
  /** Calls with what other processes have noted. */
  onHeard(call: (name: string, by: number) => void): void;
}

/** Milliseconds between two times that others are told, at least. */
const toldApart = 250;
/** Messages at a time at most: some 3,000 sources. */
const mostMessages = 12;

/** Guesses that were made at one process, told to the others within a quarter of a second. */
export class SharedGuesses {
  readonly #deps: SharedGuessesDeps;
  readonly #guards = new Map<string, (name: string, by: number) => void>();
  #fresh = new Map<string, number>();
  #isTelling = false;

  constructor(deps: SharedGuessesDeps) {
    this.#deps = deps;
    deps.messages.on('guesses', (body) => this.#hear(body));
  }

  /** @param guard names it, the same in all processes: a word */
  of(guard: string): GuessPeers {
    const { secret } = this.#deps;
    return {
      nameOf: (source) =>
        createHmac('sha256', secret).update(`guesses ${guard} ${source}`).digest('base64url').slice(0, 16),
      note: (name, by) => this.#note(`${guard}:${name}`, by),
      onHeard: (call) => void this.#guards.set(guard, call),
    };
  }

  #note(name: string, by: number): void {
    this.#fresh.set(name, (this.#fresh.get(name) ?? 0) + by);
    if (this.#isTelling) return;
    this.#isTelling = true;
    this.#deps.setTimer(() => {
      this.#isTelling = false;
      void this.#tell();
    }, toldApart);
  }

  /** What cannot be told is known here alone. */
  async #tell(): Promise<void> {
    const fresh = [...this.#fresh].filter(([, by]) => by !== 0).map(([name, by]) => `${name}:${by}`);
    this.#fresh = new Map();
    const bodies: string[] = [];
    for (const told of fresh) {
      const last = bodies.at(-1);
      if (last === undefined || last.length + told.length + 20 > longestMessage) bodies.push(told);
      else bodies[bodies.length - 1] = `${last},${told}`;
    }
    if (bodies.length > 0)
      await this.#deps.messages.tell('guesses', bodies.slice(0, mostMessages)).catch(() => {});
  }

  #hear(body: string | null): void {
    for (const told of body?.split(',') ?? []) {
      const [guard, name, by] = told.split(':') as [string, string, string];
      this.#guards.get(guard)?.(name, Number(by));
    }
  }
}
