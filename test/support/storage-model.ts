import type { Standing, StoredResponse, WriteOutcome } from '../../server/storage/storage.ts';
import type { ResponseClass } from '../../shared/response.ts';

const places = 200;

/**
 * What a storage should hold, kept the slow way: every response in a map, and nothing counted before it is asked for.
 * It knows the rules from the documentation alone and shares no code with the server.
 */
export class StorageModel {
  readonly #responses = new Map<string, StoredResponse>();
  readonly #taken = new Map<string, Set<string>>();

  write(batch: readonly StoredResponse[]): WriteOutcome[] {
    return batch.map((response) => {
      const name = nameOf(response.siteKey, response.id);
      const old = this.#responses.get(name);
      if (!old) return this.#store(name, response);
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
      });
    });
  }

  reclassify(siteKey: number, ids: readonly string[], standing: Partial<Standing>): number {
    const known = this.#known(siteKey, ids);
    for (const name of known) this.#responses.set(name, { ...this.#responses.get(name)!, ...standing });
    return known.length;
  }

  remove(siteKey: number, ids: readonly string[]): number {
    const known = this.#known(siteKey, ids);
    for (const name of known) this.#responses.delete(name);
    return known.length;
  }

  of(siteKey: number): StoredResponse[] {
    return [...this.#responses.values()].filter((response) => response.siteKey === siteKey);
  }

  /** The value that a response is shown under in a breakdown. */
  shownAs(response: StoredResponse, dimension: string): string {
    const value = givenValue(response, dimension);
    if (value === undefined) return '(none)';
    if (dimension === 'version') return value;
    return this.#takenBy(response, dimension).has(value) ? value : '(other)';
  }

  #store(name: string, response: StoredResponse): 'stored' {
    this.#responses.set(name, response);
    for (const dimension of [...Object.keys(response.dimensions), ...Object.keys(response.attributes)]) {
      const taken = this.#takenBy(response, dimension);
      if (taken.size < places) taken.add(givenValue(response, dimension)!);
    }
    return 'stored';
  }

  #takenBy({ siteKey, surveyKey }: StoredResponse, dimension: string): Set<string> {
    const name = `${siteKey}/${surveyKey}/${dimension}`;
    const taken = this.#taken.get(name) ?? new Set();
    this.#taken.set(name, taken);
    return taken;
  }

  #known(siteKey: number, ids: readonly string[]): string[] {
    return [...new Set(ids)].map((id) => nameOf(siteKey, id)).filter((name) => this.#responses.has(name));
  }
}

/** The class that a response has, in the order in which the documentation names them. */
export function modelClass(response: StoredResponse): ResponseClass {
  if (response.test) return 'test';
  if (response.archived) return 'archived';
  if (response.bot) return 'bots';
  if (response.flagged) return 'flagged';
  if (!response.complete && !response.answers.some(({ value }) => typeof value === 'number'))
    return 'partial';
  return 'counted';
}

export function givenValue(response: StoredResponse, dimension: string): string | undefined {
  if (dimension === 'version') return String(response.version);
  const value = response.dimensions[dimension] ?? response.attributes[dimension];
  return value === undefined ? undefined : String(value);
}

function nameOf(siteKey: number, id: string): string {
  return `${siteKey}/${id}`;
}
