/** How long it takes, each time that something has gone away, until servers acknowledge answers again. */
export class Recoveries {
  readonly #took: number[] = [];
  #since = 0;
  #missing = new Set<string>();
  #over: () => void = () => {};
  #longest = 0;

  /**
   * Begins to wait for them now; resolves once each has acknowledged an answer that was sent since.
   * @param urls of the servers
   */
  of(urls: readonly string[]): Promise<void> {
    this.#since = performance.now();
    this.#missing = new Set(urls);
    return new Promise((resolve) => {
      this.#over = resolve;
      if (urls.length === 0) resolve();
    });
  }

  /**
   * Hears of each answer that a server has acknowledged.
   * @param sent of the clock `performance`: the attempt that came through
   * @param begun the first attempt
   */
  acknowledged(url: string, sent: number, begun: number): void {
    const now = performance.now();
    this.#longest = Math.max(this.#longest, now - Math.max(begun, this.#since));
    if (sent < this.#since || !this.#missing.delete(url)) return;
    this.#took.push(now - this.#since);
    if (this.#missing.size === 0) this.#over();
  }

  /** Milliseconds of each server, each time. */
  get took(): readonly number[] {
    return this.#took;
  }

  /** Milliseconds that an answer waited at most, however often it was tried; what was lost before counts from then. */
  get longest(): number {
    return this.#longest;
  }
}
