import { LRUCache } from 'lru-cache';

/** Characters of all answers together, and of the longest that is remembered: a few hundred trends. */
const mostCharacters = 16 * 1024 * 1024;
const longest = 1024 * 1024;

/**
 * Answers as they were sent, by the state of the data that they were made from: while nothing changes, everybody who
 * asks the same is told the same and nothing is counted again. Whoever asks what is being answered waits for that
 * answer. A failure is not remembered.
 */
export class RecentAnswers {
  readonly #texts = new LRUCache<string, string, () => Promise<string>>({
    maxSize: mostCharacters,
    maxEntrySize: longest,
    sizeCalculation: (text) => text.length,
    fetchMethod: (_name, _old, { context: make }) => make(),
  });

  /** `name` must differ whenever the answer could. */
  async of(name: string, make: () => Promise<string>): Promise<string> {
    return (await this.#texts.fetch(name, { context: make }))!;
  }
}
