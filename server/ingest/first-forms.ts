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

const minute = 60_000;

/**
 * Tells a form that is sent again, as by a double click or a reload, from another one. The page that it stands on may be
 * the same file for everybody and has no id to give: so the same fields from the same address and browser within a minute
 * are the same form. Only keyed hashes are held, in memory.
 */
export class FirstForms {
  readonly #key: Buffer;
  readonly #isShared: boolean;
  readonly #first = new LRUCache<string, FirstForm>({ max: most });
  readonly #now: () => number;

  /** @param secret of the database, where other processes take forms, too; absent: a key that ends with the process */
  constructor(now: () => number, secret?: Buffer) {
    this.#now = now;
    this.#isShared = secret !== undefined;
    this.#key = secret ?? randomBytes(32);
  }

  of({ path, fields, address, userAgent }: SentForm): FirstForm {
    const form = JSON.stringify([path, address, userAgent, String(fields)]);
    const hash = createHmac('sha256', this.#key).update(`form ${form}`).digest();
    const name = hash.toString('base64');
    const known = this.#first.get(name);
    if (known && this.#now() - known.at < window) return known;
    const at = this.#now();
    const first = { id: this.#isShared ? idOfMinute(form, this.#key, at) : v7(), at };
    this.#first.set(name, first);
    return first;
  }
}

/** Whichever process gets the form first in this minute, and whichever gets it again, gives it the same id. */
function idOfMinute(form: string, key: Buffer, at: number): string {
  const msecs = at - (at % minute);
  const random = createHmac('sha256', key).update(`form ${msecs} ${form}`).digest().subarray(0, 16);
  return v7({ msecs, seq: random.readUInt32BE(0), random });
}
