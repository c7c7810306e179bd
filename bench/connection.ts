import { once } from 'node:events';
import net from 'node:net';

/** One connection that is kept alive: one request after the other, as bytes, and of each answer no more than its status. */
export class Connection {
  readonly #socket: net.Socket;
  #received = '';
  #answered: ((status: string | null) => void) | null = null;

  private constructor(socket: net.Socket) {
    this.#socket = socket;
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => {
      this.#received += chunk;
      if (!isWhole(this.#received)) return;
      // The next request would meet a socket that the server is closing.
      if (/\r\nconnection: *close\r\n/i.test(this.#received)) socket.destroy();
      this.#settle(this.#received.slice(9, 12));
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#settle(null));
  }

  /** @param from the loopback address that it comes from */
  static async open(port: number, from = '127.0.0.1'): Promise<Connection> {
    const socket = net.connect({ port, host: '127.0.0.1', localAddress: from, noDelay: true });
    await once(socket, 'connect');
    return new Connection(socket);
  }

  /** Whether it takes another request: the server ends a connection after so many. */
  get usable(): boolean {
    return !this.#socket.destroyed && this.#socket.writable;
  }

  /** The status of the answer; null where the connection broke without one. */
  ask(request: Buffer): Promise<string | null> {
    return new Promise((resolve) => {
      this.#answered = resolve;
      this.#received = '';
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.end();
  }

  #settle(status: string | null): void {
    const answered = this.#answered;
    this.#answered = null;
    answered?.(status);
  }
}

function isWhole(received: string): boolean {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /\r\ncontent-length: *(\d+)/i.exec(received.slice(0, end))?.[1];
  return length !== undefined && received.length >= end + 4 + Number(length);
}
