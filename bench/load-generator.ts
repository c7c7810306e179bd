/**
 * A process that sends single responses over keep-alive connections, one at a time on each, and measures them. It
 * writes prepared bytes to plain sockets and reads no more of an answer than it must, so that it takes little of what
 * it measures.
 */
import net from 'node:net';
import { quantile } from './report.ts';
import { userAgents, workload } from './workload.ts';

/** What the parent asks for. */
export interface LoadOrder {
  port: number;
  publicKey: string;
  connections: number;
  /** Milliseconds. */
  duration: number;
  /** Requests prepared; when they are used up the run ends early. */
  requests: number;
  seed: number;
}

/** What it gets. */
export interface LoadResult {
  /** Requests a second that were answered with 201. */
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  stored: number;
  /** Answers other than 201, and connections that broke. */
  failed: number;
  /** Microseconds of the generator's own processor time for each request. */
  ownCpu: number;
}

process.once('message', async (order: LoadOrder) => {
  const requests = prepare(order);
  process.send!('ready');
  process.once('message', async () => {
    const result = await run(order, requests);
    process.send!(result, () => process.disconnect());
  });
});

function prepare({ publicKey, requests, seed }: LoadOrder): Buffer[] {
  const next = workload(publicKey, seed);
  return Array.from({ length: requests }, (_, i) => {
    const body = JSON.stringify(next());
    return Buffer.from(
      `POST /v1/responses HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: https://shop.example\r\n` +
        `User-Agent: ${userAgents[i % userAgents.length]}\r\nContent-Type: text/plain;charset=UTF-8\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  });
}

async function run(order: LoadOrder, requests: readonly Buffer[]): Promise<LoadResult> {
  const latencies: number[] = [];
  let sent = 0;
  let failed = 0;
  const sockets = await Promise.all(Array.from({ length: order.connections }, () => connect(order.port)));
  const started = performance.now();
  const usedBefore = process.cpuUsage();
  const next = () =>
    performance.now() - started < order.duration && sent < requests.length ? requests[sent++] : undefined;
  const finished = (latency: number, status: string) => {
    if (status === '201') latencies.push(latency);
    else failed++;
  };
  const broken = await Promise.all(sockets.map((socket) => converse(socket, next, finished)));
  const seconds = (performance.now() - started) / 1000;
  const used = process.cpuUsage(usedBefore);
  return {
    perSecond: latencies.length / seconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    stored: latencies.length,
    failed: failed + broken.filter(Boolean).length,
    ownCpu: (used.user + used.system) / sent,
  };
}

function connect(port: number): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
    socket.once('connect', () => resolve(socket));
    socket.once('error', reject);
  });
}

/** Sends one request after the other until there is none; true where the connection broke with one unanswered. */
function converse(
  socket: net.Socket,
  next: () => Buffer | undefined,
  finished: (latency: number, status: string) => void,
): Promise<boolean> {
  return new Promise((resolve) => {
    let sentAt = 0;
    let waiting = false;
    let received = '';
    const send = () => {
      const request = next();
      waiting = request !== undefined;
      if (!request) return socket.end();
      sentAt = performance.now();
      socket.write(request);
    };
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => {
      received += chunk;
      if (!isWhole(received)) return;
      finished(performance.now() - sentAt, received.slice(9, 12));
      received = '';
      send();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(waiting));
    send();
  });
}

function isWhole(received: string): boolean {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /\r\ncontent-length: *(\d+)/i.exec(received.slice(0, end))?.[1];
  return length !== undefined && received.length >= end + 4 + Number(length);
}
