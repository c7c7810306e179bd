/** An answer as it was sent, and what the server knows it by. */
export interface KnownAnswer {
  etag: string;
  text: string;
}

/** The last answers by their questions: so many at most, the longest unasked forgotten first. */
export class AnswerMemory {
  readonly #most: number;
  readonly #answers = new Map<string, KnownAnswer>();

  constructor(most = 50) {
    this.#most = most;
  }

  find(question: string): KnownAnswer | undefined {
    const known = this.#answers.get(question);
    if (known) this.keep(question, known);
    return known;
  }

  keep(question: string, answer: KnownAnswer): void {
    this.#answers.delete(question);
    this.#answers.set(question, answer);
    if (this.#answers.size <= this.#most) return;
    const [oldest] = this.#answers.keys();
    this.#answers.delete(oldest!);
  }
}
