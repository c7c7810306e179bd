import type { SetTimer } from '../set-timer.ts';
import type { Storage } from '../storage/storage.ts';

export interface TurnsDeps {
  storage: Pick<Storage, 'leases' | 'peers'>;
  now: () => number;
  setTimer: SetTimer;
}

/** Milliseconds after which what a process was doing is another's to do, should it have died. */
const takenOverAfter = 60_000;
const renewedEvery = 20_000;
/** Milliseconds between two tries of somebody who waits. */
const triedEvery = 50;

/** Sees to it that of all processes one does something at a time. Where there is one process only, it costs nothing. */
export class Turns {
  readonly #deps: TurnsDeps;

  constructor(deps: TurnsDeps) {
    this.#deps = deps;
  }

  /**
   * Does the work, unless another process does it or has done it within `every` milliseconds; false then. One that fails
   * may be tried by another process at once.
   */
  async once(name: string, every: number, work: () => Promise<void>): Promise<boolean> {
    const { storage, now } = this.#deps;
    const { own, shared } = storage.peers;
    if (!shared) {
      await work();
      return true;
    }
    if (!(await storage.leases.take(name, own, now(), now() + takenOverAfter))) return false;
    try {
      await this.#renewing(name, work);
    } catch (error) {
      await storage.leases.release(name, own);
      throw error;
    }
    // Of a process whose own timer is a little early, no turn is left out.
    await storage.leases.take(name, own, now(), now() + every * 0.9);
    return true;
  }

  /** Does the work once no other process does such. */
  async alone<T>(name: string, work: () => Promise<T>): Promise<T> {
    const { storage, now, setTimer } = this.#deps;
    const { own, shared } = storage.peers;
    if (!shared) return work();
    while (!(await storage.leases.take(name, own, now(), now() + takenOverAfter)))
      await new Promise<void>((resolve) => setTimer(resolve, triedEvery));
    try {
      return await this.#renewing(name, work);
    } finally {
      await storage.leases.release(name, own);
    }
  }

  async #renewing<T>(name: string, work: () => Promise<T>): Promise<T> {
    const { storage, now, setTimer } = this.#deps;
    let callOff = () => {};
    const renewSoon = () => {
      callOff = setTimer(() => {
        renewSoon();
        // Where that fails the next one may not, and time decides else.
        storage.leases.take(name, storage.peers.own, now(), now() + takenOverAfter).catch(() => {});
      }, renewedEvery);
    };
    renewSoon();
    try {
      return await work();
    } finally {
      callOff();
    }
  }
}
