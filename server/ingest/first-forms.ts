import { createHmac, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { v7 } from 'uuid';

/** How long the same form is taken for one that was sent again, in milliseconds. */
const window = 60_000;
/** Forms that are remembered at once; the oldest is forgotten first. */
const most = 10_000;

/** What a form without an id is known by. */
export interface SentForm {
  /** Where it was sent to. */
  path: string;
  fields: URLSearchParams;
  address: string;
  userAgent: string | undefined;
}

/** When a form was sent first, in epoch milliseconds, and the id of the response that it begins. */
export interface FirstForm {
  id: string;
  at: number;
}

/**
 * Tells a form that is sent again, as by a double click or a reload, from another one. The page that it stands on may be
 * the same file for everybody and has no id to give: so the same fields from the same address and browser within a minute
 * are the same form. Only keyed hashes are held, in memory, by a key that ends with the process.
 */
export class FirstForms {
  readonly #key = randomBytes(32);
  readonly #first = new LRUCache<string, FirstForm>({ max: most });
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  of({ path, fields, address, userAgent }: SentForm): FirstForm {
    const form = JSON.stringify([path, address, userAgent, String(fields)]);
    const name = createHmac('sha256', this.#key).update(form).digest('base64');
    const known = this.#first.get(name);
    if (known && this.#now() - known.at < window) return known;
    const first = { id: v7(), at: this.#now() };
    this.#first.set(name, first);
    return first;
  }
}
