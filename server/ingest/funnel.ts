/**
 * Counts views, opens, starts and dismissals in memory and adds them to the storage about once a second. They have no
 * rows behind them; what a crash loses is at most what was counted since the last flush. Answers are never in here.
 */
import type { FunnelEvent } from '../../shared/response.ts';
import { funnelSteps } from '../../shared/response.ts';
import type { CounterAddition } from '../storage/contract/counting.ts';
import type { StoredSurvey } from '../storage/contract/surveys.ts';
import type { Storage } from '../storage/storage.ts';
import { dimensionsOf } from './accept.ts';
import { funnelKey, otherFunnelKey } from './count-keys.ts';

export interface FunnelCounterOptions {
  /** Different combinations held before they are flushed early: what bounds the memory. */
  capacity?: number;
  /** Hears of each combination for which there is no room. */
  onDrop?: () => void;
}

export class FunnelCounter {
  readonly #storage: Pick<Storage, 'counts'>;
  readonly #capacity: number;
  readonly #onDrop: () => void;
  #held = new Map<string, CounterAddition>();
  #flushing: Promise<void> | null = null;

  constructor(
    storage: Pick<Storage, 'counts'>,
    { capacity = 5_000, onDrop = () => {} }: FunnelCounterOptions = {},
  ) {
    this.#storage = storage;
    this.#capacity = capacity;
    this.#onDrop = onDrop;
  }

  /** A combination for which there is no room, because the storage does not keep up, is not counted. */
  count(
    event: FunnelEvent,
    survey: StoredSurvey,
    at: number,
    device: string | null,
    browser: string | null,
  ): void {
    if (event.test) return;
    const dimensions = dimensionsOf({ ...event, channel: event.channel ?? 'widget' }, device, browser);
    const countKey = dimensions.channel === 'widget' ? funnelKey : otherFunnelKey;
    const version = event.version ?? survey.version;
    const quarter = Math.floor(at / 900_000);
    const name = JSON.stringify([survey.siteKey, survey.key, version, quarter, event.type, dimensions]);
    const cell = { countKey, counter: funnelSteps.indexOf(event.type), by: 1 };
    this.#hold(name, {
      siteKey: survey.siteKey,
      surveyKey: survey.key,
      version,
      at,
      dimensions,
      cells: [cell],
    });
    // What fails here is held, and told by the next flush that is asked for.
    if (this.#held.size >= this.#capacity && !this.#flushing) void this.flush().catch(() => {});
  }

  /** Adds what is held; keeps it for the next time, as far as there is room, where the storage does not take it. */
  async flush(): Promise<void> {
    while (this.#flushing) await this.#flushing.catch(() => {});
    if (this.#held.size === 0) return;
    this.#flushing = this.#add();
    try {
      await this.#flushing;
    } finally {
      this.#flushing = null;
    }
  }

  async #add(): Promise<void> {
    const taken = this.#held;
    this.#held = new Map();
    try {
      await this.#storage.counts.add([...taken.values()]);
    } catch (error) {
      for (const [name, addition] of taken) this.#hold(name, addition);
      throw error;
    }
  }

  #hold(name: string, addition: CounterAddition): void {
    const held = this.#held.get(name);
    if (held) held.cells[0]!.by += addition.cells[0]!.by;
    else if (this.#held.size < this.#capacity) this.#held.set(name, addition);
    else this.#onDrop();
  }
}
