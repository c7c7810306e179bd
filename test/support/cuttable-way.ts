import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import pg from 'pg';
import { PostgresMessages } from './postgres-messages.ts';

/**
 * How a connection is cut: behind a message, or in the middle of it; or without a sign: nothing arrives any more, and
 * neither side hears of it.
 */
export type Cut = 'behind' | 'within' | 'silent';

/** The first byte of what a server says when it waits for the next statement. */
const readyForQuery = 0x5a;

/** A way to PostgreSQL over which each connection goes message by message, and one of them is cut when it is told. */
export class CuttableWay {
  readonly #server: Server;
  readonly #target: { path: string } | { host: string; port: number };
  readonly #sockets = new Set<Socket>();
  readonly #silent = new Set<Socket>();
  readonly #url: URL;
  #left: number | null = null;
  #cut: Cut = 'behind';
  #opened = 0;
  #cutAt = 0;

  private constructor(url: string) {
    const { host, port } = new pg.Client({ connectionString: url });
    this.#target = host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port };
    this.#url = new URL(url.replace('@/', '@localhost/'));
    this.#server = createServer((client) => this.#lead(client));
  }

  static async open(url: string): Promise<CuttableWay> {
    const way = new CuttableWay(url);
    way.#server.listen(0, '127.0.0.1');
    await once(way.#server, 'listening');
    return way;
  }

  /** The URL of the same database, by this way. */
  get url(): string {
    const url = new URL(this.#url);
    url.search = '';
    url.hostname = '127.0.0.1';
    url.port = String((this.#server.address() as AddressInfo).port);
    return url.href;
  }

  /** How many connections go over it. */
  get open(): number {
    return this.#sockets.size / 2;
  }

  /** How many have gone over it so far. */
  get opened(): number {
    return this.#opened;
  }

  /** Cuts the connection that the `n`th message from now goes over, whichever of both sides it is from. */
  cutAt(n: number, cut: Cut): void {
    this.#left = n;
    this.#cut = cut;
  }

  /** When that happened last, of the clock `performance`. */
  get lastCut(): number {
    return this.#cutAt;
  }

  /** Whether that has not happened yet; from now on it does not. */
  holdOff(): boolean {
    const waits = this.#left !== null;
    this.#left = null;
    return waits;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #lead(client: Socket): void {
    const server = connect(this.#target);
    this.#opened += 1;
    const both = [client, server];
    for (const socket of both) {
      this.#sockets.add(socket);
      socket.setNoDelay(true);
      // What one side ends or loses, the other one loses, too.
      socket.on('error', () => {});
      socket.on('close', () => {
        this.#sockets.delete(socket);
        if (!this.#silent.has(socket)) for (const other of both) other.destroy();
      });
    }
    this.#pass(client, server, new PostgresMessages('client'));
    this.#pass(server, client, new PostgresMessages('server'));
  }

  #pass(from: Socket, to: Socket, messages: PostgresMessages): void {
    from.on('end', () => to.end());
    from.on('data', (bytes: Buffer) => {
      for (const message of messages.add(bytes)) {
        if (to.writableEnded) return;
        if (!this.#isLast(message)) {
          to.write(message);
          continue;
        }
        this.#cutAt = performance.now();
        // What was sent before still arrives; nothing does any more that comes from the other side.
        for (const socket of [from, to]) socket.removeAllListeners('data').resume();
        if (this.#cut === 'silent') {
          for (const socket of [from, to]) this.#silent.add(socket.removeAllListeners('end'));
          return;
        }
        const part = this.#cut === 'behind' ? message.length : message.length >> 1;
        to.end(message.subarray(0, part), () => {
          to.destroy();
          from.destroy();
        });
        return;
      }
    });
  }

  /** Silence begins where PostgreSQL has answered all that it was asked: only there does it time how long it waits. */
  #isLast(message: Buffer): boolean {
    if (this.#left === null) return false;
    this.#left -= 1;
    if (this.#left > 0 || (this.#cut === 'silent' && message[0] !== readyForQuery)) return false;
    this.#left = null;
    return true;
  }
}
