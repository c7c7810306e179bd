import type { FunnelInput, ResponseInput } from '../../shared/response.ts';
import type { OutboxStore, Waiting } from './outbox-store.ts';
import type { BatchItem, Outcome } from './send.ts';

/** `queued`: it waits for a connection; `sent` may follow. */
export type Delivery = 'sent' | 'queued';

export interface Outbox {
  /** Keeps a response and sends it, together with whatever waits. `tell` hears of each change. */
  deliver(response: ResponseInput, events: FunnelInput[], tell?: (delivery: Delivery) => void): void;
  /** Keeps a response for the next page, without sending. */
  keep(response: ResponseInput): void;
  /** Sends at once and without waiting for other tabs, because the page is going away. */
  leave(response: ResponseInput | undefined, events: FunnelInput[]): void;
  /** Sends what waits. */
  flush(): Promise<void>;
}

export interface OutboxDeps {
  store: OutboxStore;
  send(items: BatchItem[]): Promise<Outcome>;
  now(): number;
  random(): number;
  /** Calls back after so many milliseconds; returns what cancels it. */
  wake(after: number, call: () => void): () => void;
  /** Runs the work while no other tab of the site runs any. */
  locked(work: () => Promise<void>): Promise<void>;
  /** Calls whenever a connection may be back. */
  online(call: () => void): void;
}

/** With four events each, at most, a batch stays below the server's hundred items. */
const batchSize = 10;
/** No server may silence us for longer, in milliseconds. */
const longestHold = 3600e3;
/** Whom a server tells when to come back shall not all come at once: each adds up to so many milliseconds. */
const spread = 60_000;

/**
 * Responses that wait to be sent. Only the newest revision of an id is kept; the server takes each id and revision once,
 * so sending one again does no harm. Funnel events have no id: they go along until an attempt succeeds, and a page that
 * leaves, which will not hear what came of it, gives them one chance.
 */
export function createOutbox({ store, send, now, random, wake, locked, online }: OutboxDeps): Outbox {
  const untold = new Map<string, (delivery: Delivery) => void>();
  let failures = 0;
  let stopTimer = () => {};
  let queue = Promise.resolve();
  online(flush);

  return { deliver, keep, leave, flush };

  function deliver(
    response: ResponseInput,
    events: FunnelInput[],
    tell?: (delivery: Delivery) => void,
  ): void {
    if (tell) untold.set(response.id, tell);
    put(response, events);
    flush();
  }

  function keep(response: ResponseInput): void {
    put(response, []);
  }

  function put(response: ResponseInput, events: FunnelInput[]): void {
    store.change(({ items, hold }) => {
      const known = items.find((item) => item.response.id === response.id);
      const newest = known && covers(known, response) ? known.response : response;
      const item = { response: newest, events: [...(known?.events ?? []), ...events], at: now() };
      return { items: [...items.filter((other) => other !== known), item], hold };
    });
  }

  function leave(response: ResponseInput | undefined, events: FunnelInput[]): void {
    if (response) keep(response);
    const items: BatchItem[] = response ? [...events, asItem(response)] : events;
    if (!items.length) return;
    send(items).then((outcome) => response && settle([{ response, events, at: now() }], outcome), ignore);
  }

  function flush(): Promise<void> {
    queue = queue.then(() => locked(drain)).catch(ignore);
    return queue;
  }

  async function drain(): Promise<void> {
    for (;;) {
      const { items, hold } = store.read();
      const wait = hold - now();
      tellGone(items);
      if (!items.length) return;
      // A longer wait was never asked for: the clock has moved.
      if (wait > 0 && wait <= longestHold) return later(wait);

      const batch = items.slice(0, batchSize);
      const outcome = await send(batch.flatMap(({ response, events }) => [...events, asItem(response)]));
      settle(batch, outcome);
      if (outcome.status === 'retry') return;
    }
  }

  function settle(batch: Waiting[], outcome: Outcome): void {
    if (outcome.status === 'retry') {
      postpone(outcome.after);
      return;
    }
    failures = 0;
    store.change(({ items, hold }) => ({
      items: items.filter(({ response }) => !batch.some((sent) => covers(sent, response))),
      hold,
    }));
    tellGone(store.read().items);
  }

  function postpone(asked: number | undefined): void {
    failures++;
    const wanted = asked === undefined ? backoff(failures, random) : asked + random() * spread;
    const after = Math.min(wanted, longestHold);
    store.change(({ items }) => ({ items, hold: asked ? now() + after : 0 }));
    later(after);
  }

  function later(after: number): void {
    for (const tell of untold.values()) tell('queued');
    stopTimer();
    stopTimer = wake(after, flush);
  }

  function tellGone(waiting: Waiting[]): void {
    for (const [id, tell] of untold) {
      if (waiting.some(({ response }) => response.id === id)) continue;
      untold.delete(id);
      tell('sent');
    }
  }
}

/** Whether it is the same response, in the same or a later revision. */
function covers({ response }: Waiting, { id, revision = 0 }: ResponseInput): boolean {
  return response.id === id && (response.revision ?? 0) >= revision;
}

function asItem(response: ResponseInput): BatchItem {
  return { type: 'response', response };
}

/** Two seconds, doubled with each failure to five minutes at most, and up to half of it taken off at random. */
function backoff(failures: number, random: () => number): number {
  return Math.min(2000 * 2 ** (failures - 1), 300_000) * (1 - random() / 2);
}

function ignore(): void {}
