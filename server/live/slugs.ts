import type { Storage } from '../storage/storage.ts';

/** The slugs of a site's surveys as they are now. Streams that ask at the same moment share one reading. */
export class Slugs {
  readonly #storage: Pick<Storage, 'surveys'>;
  readonly #asked = new Map<number, Promise<ReadonlyMap<number, string>>>();

  constructor(storage: Pick<Storage, 'surveys'>) {
    this.#storage = storage;
  }

  /** By the keys of the surveys, in order of creation. */
  of(site: number): Promise<ReadonlyMap<number, string>> {
    const asked = this.#asked.get(site) ?? this.#read(site).finally(() => this.#asked.delete(site));
    this.#asked.set(site, asked);
    return asked;
  }

  async #read(site: number): Promise<ReadonlyMap<number, string>> {
    const surveys = await this.#storage.surveys.list(site);
    return new Map(surveys.map(({ key, slug }) => [key, slug]));
  }
}
