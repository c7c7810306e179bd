/** An outbox on a clock, a storage and a network that a test moves by hand. */
import type { FunnelInput, ResponseInput } from '../../shared/response.ts';
import { createOutbox, type Outbox } from '../../widget/transport/outbox.ts';
import { createOutboxStore } from '../../widget/transport/outbox-store.ts';
import type { BatchItem, Outcome } from '../../widget/transport/send.ts';

export const site = 'pk_test0123456789';

/** A storage that may be told to be full. */
export class FakeStorage {
  full = false;
  private readonly map = new Map<string, string>();

  getItem(key: string): string | null {
    return this.map.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (this.full) throw new DOMException('full', 'QuotaExceededError');
    this.map.set(key, value);
  }
  removeItem(key: string): void {
    this.map.delete(key);
  }
  keys(): string[] {
    return [...this.map.keys()];
  }
}

export class FakeWorld {
  now = Date.parse('2026-11-01T09:00:00Z');
  storage: FakeStorage | undefined = new FakeStorage();
  /** What each attempt comes to, in order; then they are sent. */
  outcomes: (Outcome | Promise<Outcome>)[] = [];
  attempts: BatchItem[][] = [];
  /** When the outbox wants to be woken, in milliseconds from when it said so. */
  alarm: number | undefined;
  private wakeUp = () => {};
  private goOnline = () => {};
  private lock: Promise<void> = Promise.resolve();

  /** One tab; several share the storage, the lock and the network. */
  openTab(): Outbox {
    return createOutbox({
      store: createOutboxStore(site, this.storage, () => this.now),
      send: async (items) => {
        this.attempts.push(items);
        return this.outcomes.shift() ?? { status: 'sent' };
      },
      now: () => this.now,
      random: () => 0,
      wake: (after, call) => {
        this.alarm = after;
        this.wakeUp = call;
        return () => {
          this.alarm = undefined;
        };
      },
      locked: (work) => {
        const mine = this.lock.then(work);
        this.lock = mine.catch(() => {});
        return mine;
      },
      online: (call) => {
        this.goOnline = call;
      },
    });
  }

  online(): void {
    this.goOnline();
  }

  /** Lets the time pass that the outbox wanted to wait. */
  ring(): void {
    this.now += this.alarm ?? 0;
    this.wakeUp();
  }

  /** The attempts, each as a list of "viewed" and "id/revision". */
  sent(): string[][] {
    return this.attempts.map((items) =>
      items.map((item) =>
        item.type === 'response' ? `${item.response.id}/${item.response.revision}` : item.type,
      ),
    );
  }
}

export function response(id: string, overrides: Partial<ResponseInput> = {}): ResponseInput {
  return { id, revision: 0, site, survey: 'recommend', answers: { score: 9 }, ...overrides };
}

export const viewed: FunnelInput = { type: 'viewed', survey: 'recommend' };

/** Everything that is under way and needs no clock has happened. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
