import type { FunnelInput, ResponseInput } from '../../shared/response.ts';
import { json } from '../json.ts';
import { outboxKey } from './outbox-key.ts';

export interface Waiting {
  response: ResponseInput;
  /** Funnel events that go with it. */
  events: FunnelInput[];
  /** When it came in, in milliseconds. */
  at: number;
}

export interface OutboxState {
  /** Oldest first, one for each response id. */
  items: Waiting[];
  /** The server wants to hear nothing before then, in milliseconds; 0 if it said nothing. */
  hold: number;
}

export interface OutboxStore {
  read(): OutboxState;
  /** Reads, changes and writes in one go, so that no other tab comes in between. */
  change(how: (state: OutboxState) => OutboxState): void;
}

const oldest = 7 * 24 * 3600e3;
const mostItems = 50;
const mostCharacters = 100_000;

/**
 * What waits to be sent, shared by the tabs of a site through `storage` and bounded in age (7 days), number (50) and
 * size (100,000 characters): the oldest goes first. Where storage is missing, full or broken, memory keeps it instead.
 */
export function createOutboxStore(
  site: string,
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined,
  now: () => number,
): OutboxStore {
  const key = outboxKey(site);
  let memory: OutboxState | undefined;

  return { read, change: (how) => write(bounded(how(read()))) };

  function read(): OutboxState {
    if (memory) return memory;
    try {
      const found = JSON.parse(storage?.getItem(key) ?? '{"items":[]}');
      return { items: found.items.filter(isFresh), hold: Number(found.hold) || 0 };
    } catch {
      return { items: [], hold: 0 };
    }
  }

  function isFresh(item: Waiting | undefined): boolean {
    return Array.isArray(item?.events) && typeof item.response?.id === 'string' && now() - item.at < oldest;
  }

  function write(state: OutboxState): void {
    try {
      if (state.items.length) storage!.setItem(key, json(state));
      else storage!.removeItem(key);
      memory = undefined;
    } catch {
      memory = state;
    }
  }
}

function bounded({ items, hold }: OutboxState): OutboxState {
  let room = mostCharacters;
  const kept: Waiting[] = [];
  for (const item of items.slice(-mostItems).reverse()) {
    room -= json(item).length;
    if (room < 0) break;
    kept.unshift(item);
  }
  return { items: kept, hold };
}
