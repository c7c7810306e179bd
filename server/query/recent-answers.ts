import { LRUCache } from 'lru-cache';

/** Characters of all answers together, and of the longest that is remembered: a few hundred trends. */
const mostCharacters = 16 * 1024 * 1024;
const longest = 1024 * 1024;

interface Answer {
  state: string;
  text: string;
}

/**
 * The latest answer to each question, as it was sent, with the state of the data that it was made from: while nothing
 * changes, everybody who asks the same is told the same and nothing is counted again. Whoever asks what is being
 * answered waits for that answer. A failure is not remembered, and of a question no more than one answer.
 */
export class RecentAnswers {
  readonly #answers = new LRUCache<string, Answer>({
    maxSize: mostCharacters,
    maxEntrySize: longest,
    sizeCalculation: ({ text }) => text.length,
  });
  /** By their state. */
  readonly #making = new Map<string, Promise<string>>();

  /** `state` must differ whenever the answer could, and between questions. */
  async of(question: string, state: string, make: () => Promise<string>): Promise<string> {
    const known = this.#answers.get(question);
    if (known?.state === state) return known.text;
    return this.#making.get(state) ?? this.#make(question, state, make);
  }

  async #make(question: string, state: string, make: () => Promise<string>): Promise<string> {
    const making = make();
    this.#making.set(state, making);
    try {
      const text = await making;
      this.#answers.set(question, { state, text });
      return text;
    } finally {
      this.#making.delete(state);
    }
  }
}
