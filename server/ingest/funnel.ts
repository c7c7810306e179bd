/**
 * Counts views, opens, starts and dismissals in memory and adds them to the storage about once a second. They have no
 * rows behind them; what a crash loses is at most what was counted since the last flush. Answers are never in here.
 */
import type { FunnelEvent } from '../../shared/response.ts';
import { funnelSteps } from '../../shared/response.ts';
import type { CounterAddition, Storage, StoredSurvey } from '../storage/storage.ts';
import { dimensionsOf } from './accept.ts';
import { funnelKey, otherFunnelKey } from './counts.ts';

/** Different combinations held before they are flushed early: what bounds the memory. */
const capacity = 5_000;

export class FunnelCounter {
  readonly #storage: Pick<Storage, 'counts'>;
  #held = new Map<string, CounterAddition>();

  constructor(storage: Pick<Storage, 'counts'>) {
    this.#storage = storage;
  }

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
    const held = this.#held.get(name);
    if (held) held.cells[0]!.by++;
    else {
      const cell = { countKey, counter: funnelSteps.indexOf(event.type), by: 1 };
      this.#held.set(name, {
        siteKey: survey.siteKey,
        surveyKey: survey.key,
        version,
        at,
        dimensions,
        cells: [cell],
      });
      if (this.#held.size >= capacity) void this.flush().catch(() => {});
    }
  }

  /** Adds what is held; keeps it for the next time where the storage does not take it and there is room. */
  async flush(): Promise<void> {
    if (this.#held.size === 0) return;
    const taken = this.#held;
    this.#held = new Map();
    try {
      await this.#storage.counts.add([...taken.values()]);
    } catch (error) {
      if (this.#held.size === 0) this.#held = taken;
      throw error;
    }
  }
}
