import net from 'node:net';
import type { Mutant } from './fuzz-mutate.ts';

/** What came back. `closed`: nothing but the end of the connection. `silent`: nothing at all, in time. */
export interface FuzzAnswer {
  status: string;
  /** Of a 5xx, what it says. */
  text: string;
  retryAfter: boolean;
}

/**
 * A server that owes an answer has this long, in milliseconds: what it takes at most for a question that waits for its
 * turn and then reads every response until it is refused, and as much again.
 */
const patience = 30_000;

/** One connection, kept as long as the server keeps it, over which one request goes after the other. */
export class FuzzLane {
  readonly #port: number;
  #socket: net.Socket | null = null;

  constructor(port: number) {
    this.#port = port;
  }

  /** Sends a request and waits for its answer; one that lies about its length has a connection of its own. */
  async ask({ bytes, framed, method }: Mutant): Promise<FuzzAnswer> {
    if (framed) return this.#exchange(await this.#connected(), bytes, method, false);
    const socket = await connected(this.#port);
    const answer = await this.#exchange(socket, bytes, method, true);
    socket.destroy();
    return answer;
  }

  close(): void {
    this.#socket?.destroy();
  }

  async #connected(): Promise<net.Socket> {
    if (!this.#socket || this.#socket.destroyed || !this.#socket.writable)
      this.#socket = await connected(this.#port);
    return this.#socket;
  }

  #exchange(socket: net.Socket, bytes: Buffer, method: string, last: boolean): Promise<FuzzAnswer> {
    return new Promise((resolve) => {
      let received = '';
      const done = (answer: FuzzAnswer) => {
        clearTimeout(timer);
        socket.off('data', onData).off('close', onClose);
        resolve(answer);
      };
      const onData = (chunk: Buffer) => {
        received = afterContinue(received + chunk.toString('latin1'));
        const answer = answerIn(received, method);
        if (!answer) return;
        if (answer.ends) socket.destroy();
        done(answer);
      };
      const onClose = () =>
        done({ ...(headOf(received) ?? nothing), ...(received === '' ? { status: 'closed' } : {}) });
      const timer = setTimeout(() => {
        done({ ...nothing, status: 'silent' });
        socket.destroy();
      }, patience);
      socket.on('data', onData).on('close', onClose);
      if (last) socket.end(bytes);
      else socket.write(bytes);
    });
  }
}

const nothing: FuzzAnswer = { status: 'closed', text: '', retryAfter: false };

function connected(port: number): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      // A reset is as good as a close, which follows.
      socket.on('error', () => {});
      resolve(socket);
    });
  });
}

function afterContinue(received: string): string {
  const end = received.indexOf('\r\n\r\n');
  return end >= 0 && /^HTTP\/1\.1 1\d\d /.test(received) ? received.slice(end + 4) : received;
}

/** The answer, once it is whole; `ends`: nothing more can be asked on its connection. */
function answerIn(received: string, method: string): (FuzzAnswer & { ends: boolean }) | null {
  const end = received.indexOf('\r\n\r\n');
  const head = headOf(received);
  if (end < 0 || !head) return null;
  const fields = received.slice(0, end).toLowerCase();
  const body = received.slice(end + 4);
  const ends = /\r\nconnection: *close/.test(fields);
  // A stream has no end that anybody would wait for.
  if (fields.includes('text/event-stream')) return { ...head, ends: true };
  const bodiless = method === 'HEAD' || head.status === '204' || head.status === '304';
  const length = Number(/\r\ncontent-length: *(\d+)/.exec(fields)?.[1] ?? 0);
  const isWhole =
    bodiless ||
    (fields.includes('\r\ntransfer-encoding: chunked') ? body.endsWith('0\r\n\r\n') : body.length >= length);
  return isWhole ? { ...head, ends } : null;
}

function headOf(received: string): FuzzAnswer | null {
  const status = /^HTTP\/1\.1 (\d{3})/.exec(received)?.[1];
  if (status === undefined) return null;
  const text = status.startsWith('5') ? received.slice(0, 1_500) : '';
  return { status, text, retryAfter: /\r\nretry-after: \d/i.test(received.split('\r\n\r\n', 1)[0]!) };
}
