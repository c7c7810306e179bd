/** Puts the messages of PostgreSQL's protocol together from what a socket gives of them. */
export class PostgresMessages {
  #held = Buffer.alloc(0);
  /** The first that a client sends has no type before its length. */
  #untyped: boolean;

  constructor(side: 'client' | 'server') {
    this.#untyped = side === 'client';
  }

  /** The messages that are whole with these bytes. */
  add(bytes: Buffer): Buffer[] {
    this.#held = Buffer.concat([this.#held, bytes]);
    const whole: Buffer[] = [];
    for (let message = this.#next(); message; message = this.#next()) whole.push(message);
    return whole;
  }

  #next(): Buffer | null {
    const type = this.#untyped ? 0 : 1;
    if (this.#held.length < type + 4) return null;
    const length = type + this.#held.readUInt32BE(type);
    if (this.#held.length < length) return null;
    const message = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    this.#untyped = false;
    return message;
  }
}
