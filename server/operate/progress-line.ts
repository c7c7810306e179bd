interface Surroundings {
  now: () => number;
  say(text: string): void;
  /** Writes to a terminal; null: there is none. */
  draw?: ((text: string) => void) | null;
}

/** Milliseconds between two lines, and between two states of the bar on a terminal. */
const [betweenLines, betweenBars] = [5000, 100];
const width = 30;

/** How far something is that has so many rows: a bar on a terminal, else a line every few seconds. */
export class ProgressLine {
  readonly #what: string;
  readonly #total: number;
  readonly #now: () => number;
  readonly #say: (text: string) => void;
  readonly #draw: ((text: string) => void) | null;
  readonly #began: number;
  #told: number;
  #done = 0;

  constructor(what: string, total: number, { now, say, draw = terminal() }: Surroundings) {
    this.#what = what;
    this.#total = total;
    this.#now = now;
    this.#say = say;
    this.#draw = draw;
    this.#began = now();
    this.#told = this.#began;
    say(`${what}: ${total.toLocaleString('en')} rows …`);
  }

  add(rows: number): void {
    this.#done += rows;
    const now = this.#now();
    if (now - this.#told < (this.#draw ? betweenBars : betweenLines)) return;
    this.#told = now;
    if (this.#draw) this.#draw(`\r\x1b[K${this.#bar()} ${this.#state(now)}`);
    else this.#say(this.#state(now));
  }

  end(): void {
    this.#draw?.('\r\x1b[K');
    this.#say(`${this.#what}: ${this.#state(this.#now())}`);
  }

  #state(now: number): string {
    const seconds = (now - this.#began) / 1000;
    const share = this.#total === 0 ? 100 : Math.floor((100 * this.#done) / this.#total);
    return `${share} %, ${this.#done.toLocaleString('en')} rows in ${seconds.toFixed(1)} s`;
  }

  #bar(): string {
    const full = Math.min(width, Math.floor((width * this.#done) / Math.max(1, this.#total)));
    return `[${'#'.repeat(full)}${'.'.repeat(width - full)}]`;
  }
}

function terminal(): ((text: string) => void) | null {
  return process.stderr.isTTY ? (text) => process.stderr.write(text) : null;
}
