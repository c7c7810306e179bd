import type { Connection, Submittable } from 'pg';

/** What the driver's connection has beside what its types tell. */
interface CopyConnection extends Connection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/**
 * `COPY … FROM STDIN`, which takes many times as many rows a second as `INSERT`: handed to a client's `query`, which it
 * ends. The driver knows its messages and leaves what is sent to objects like this one.
 */
export class CopyIn implements Submittable {
  /** Resolves once the server has all; rejects with the server's error. */
  readonly done: Promise<void>;
  readonly #sql: string;
  readonly #text: string;
  #resolve!: () => void;
  #reject!: (error: Error) => void;

  /** @param text lines as COPY's text format has them */
  constructor(sql: string, text: string) {
    this.#sql = sql;
    this.#text = text;
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  submit = (connection: Connection): void => {
    connection.query(this.#sql);
  };

  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFromChunk(Buffer.from(this.#text));
    connection.endCopyFrom();
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.#resolve();
  }

  handleError(error: Error): void {
    this.#reject(error);
  }
}
