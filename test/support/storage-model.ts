import type { CounterAddition } from '../../server/storage/contract/counting.ts';
import type {
  Standing,
  StoredResponse,
  WriteOutcome,
} from '../../server/storage/contract/stored-response.ts';
import type { ResponseClass } from '../../shared/response-class.ts';
import { localDate } from './storage-local-date.ts';

const places = 200;
const quarter = 900_000;

/**
 * What a storage should hold, kept the slow way: every response in a map, and nothing counted before it is asked for.
 * It knows the rules from the documentation alone and shares no code with the server.
 */
export class StorageModel {
  /** Everything that was ever handed over, in its order. */
  readonly sent: StoredResponse[] = [];
  /** Everything that was ever taken: what is known was in here. */
  readonly taken: StoredResponse[] = [];
  readonly additions: CounterAddition[] = [];
  /** The date that an addition fell on in the zone that its site had then: by dimension it stays there. */
  readonly datesOfAdditions = new Map<CounterAddition, string>();
  /** The first moment that anything was counted at. */
  earliest: number | null = null;
  readonly #responses = new Map<string, StoredResponse>();
  /** What an owner has said of a response, by its name. */
  readonly #settled = new Map<string, Partial<Standing>>();
  readonly #erased = new Set<string>();
  readonly #taken = new Map<string, Set<string>>();

  write(batch: readonly StoredResponse[]): WriteOutcome[] {
    this.sent.push(...batch);
    return batch.map((response) => {
      const name = nameOf(response.siteKey, response.id);
      const old = this.#responses.get(name);
      if (this.#erased.has(name)) return 'stale';
      if (!old) return this.#store(name, { ...response, repeated: this.#hasAnswered(response) });
      if (response.revision < old.revision) return 'stale';
      if (response.revision === old.revision) {
        if (!response.digest.equals(old.digest)) return 'conflict';
        this.#responses.set(name, { ...old, duplicates: old.duplicates + 1 });
        return 'duplicate';
      }
      if (old.complete || old.surveyKey !== response.surveyKey) return 'conflict';
      return this.#store(name, {
        ...response,
        receivedAt: old.receivedAt,
        duplicates: old.duplicates,
        archived: response.archived || old.archived,
        bot: response.bot || old.bot,
        flagged: response.flagged || old.flagged,
        repeated: old.repeated,
        ...this.#settled.get(name),
      });
    });
  }

  add(additions: readonly CounterAddition[], timezone: string): void {
    this.additions.push(...additions);
    for (const addition of additions) this.datesOfAdditions.set(addition, localDate(addition.at, timezone));
    for (const addition of additions) this.#count(addition, addition.at);
  }

  reclassify(siteKey: number, ids: readonly string[], standing: Partial<Standing>): number {
    const known = this.#known(siteKey, ids);
    for (const name of known) {
      const old = this.#responses.get(name)!;
      this.#responses.set(name, { ...old, ...standing });
      this.#settled.set(name, { ...this.#settled.get(name), ...standing });
    }
    return known.length;
  }

  /** Leaves its ratings and when they came, under the id that the storage says: its values become `(erased)`. */
  erase(siteKey: number, ids: readonly string[], left: readonly string[]): void {
    for (const [i, name] of this.#known(siteKey, ids).entries()) {
      const old = this.#responses.get(name)!;
      const id = left[i]!;
      this.#responses.delete(name);
      this.#erased.add(name);
      this.#store(nameOf(siteKey, id), {
        ...old,
        id,
        receivedAt: Math.floor(old.receivedAt / quarter) * quarter,
        visitor: null,
        dimensions: erased(old.dimensions),
        attributes: erased(old.attributes),
      });
    }
  }

  /** No number tells of words; what is sent again can no longer be compared with what was written. */
  unword(siteKey: number, ids: readonly string[]): number {
    const known = this.#known(siteKey, ids);
    for (const name of known)
      this.#responses.set(name, { ...this.#responses.get(name)!, digest: Buffer.alloc(16) });
    return known.length;
  }

  remove(siteKey: number, ids: readonly string[]): number {
    const known = this.#known(siteKey, ids);
    for (const name of known) this.#responses.delete(name);
    return known.length;
  }

  responses(): StoredResponse[] {
    return [...this.#responses.values()];
  }

  /** Whether a value shares `(other)`, or would if it came now. */
  isFolded(from: Counted, dimension: string, value: string): boolean {
    if (dimension === 'version' || dimension === 'survey') return false;
    if (value === '(other)' || value === '(erased)') return false;
    const taken = this.#takenBy(from, dimension);
    return taken.size >= places && !taken.has(value);
  }

  #hasAnswered({ siteKey, surveyKey, visitor }: StoredResponse): boolean {
    return this.responses().some(
      (old) => old.siteKey === siteKey && old.surveyKey === surveyKey && visitor?.equals(old.visitor ?? none),
    );
  }

  #store(name: string, response: StoredResponse): 'stored' {
    this.#responses.set(name, response);
    this.taken.push(response);
    this.#count(response, response.receivedAt);
    return 'stored';
  }

  #count(counted: Counted, at: number): void {
    this.earliest = Math.min(at, this.earliest ?? at);
    for (const [dimension, value] of Object.entries({ ...counted.dimensions, ...counted.attributes })) {
      const taken = this.#takenBy(counted, dimension);
      if (taken.size < places || value === '(erased)') taken.add(String(value));
    }
  }

  #takenBy({ siteKey, surveyKey }: Counted, dimension: string): Set<string> {
    const name = `${siteKey}/${surveyKey}/${dimension}`;
    const taken = this.#taken.get(name) ?? new Set();
    this.#taken.set(name, taken);
    return taken;
  }

  #known(siteKey: number, ids: readonly string[]): string[] {
    return [...new Set(ids)].map((id) => nameOf(siteKey, id)).filter((name) => this.#responses.has(name));
  }
}

const none = Buffer.alloc(0);

/** What is counted under dimensions: a response, or steps of the funnel. */
export type Counted = Pick<StoredResponse, 'siteKey' | 'surveyKey' | 'dimensions'> & {
  attributes?: StoredResponse['attributes'];
};

/** The class that a response has, in the order in which the documentation names them. */
export function modelClass(response: StoredResponse): ResponseClass {
  if (response.test) return 'test';
  if (response.archived) return 'archived';
  if (response.bot) return 'bots';
  if (response.flagged) return 'flagged';
  if (response.complete || response.answers.some(({ value }) => isRated(value))) return 'counted';
  return 'partial';
}

/** A number, or an object of numbers: the items of a matrix. */
function isRated(value: StoredResponse['answers'][number]['value']): boolean {
  if (typeof value !== 'object' || Array.isArray(value)) return typeof value === 'number';
  return Object.values(value).some((part) => typeof part === 'number');
}

function erased(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.keys(values).map((name) => [name, '(erased)']));
}

function nameOf(siteKey: number, id: string): string {
  return `${siteKey}/${id}`;
}
