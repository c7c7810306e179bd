/**
 * A process that sends single responses at a steady rate, whatever the answers take: a request is due at its moment,
 * and its latency counts from there, so that a server that stands still does not slow down its own measurement.
 */
import { Connection } from './connection.ts';
import { quantile } from './report.ts';
import { submission } from './submission.ts';
import { workload } from './workload.ts';

/** What the parent asks for. */
export interface SteadyOrder {
  port: number;
  publicKey: string;
  connections: number;
  perSecond: number;
  /** Milliseconds. */
  duration: number;
  seed: number;
  /** Loopback addresses that the connections come from, in turn. */
  from?: readonly string[];
}

/** What it gets at the end. */
export interface SteadyResult {
  sent: number;
  stored: number;
  /** Answers other than 201. */
  refused: number;
  /** Connections that broke without an answer. */
  broken: number;
  /** Milliseconds from the moment at which a request was due. */
  p50: number;
  p99: number;
  worst: number;
}

process.once('message', async (order: SteadyOrder) => {
  const result = await run(order);
  process.send!(result, () => process.disconnect());
});

async function run(order: SteadyOrder): Promise<SteadyResult> {
  const next = workload(order.publicKey, order.seed);
  const latencies: number[] = [];
  const counts = { sent: 0, stored: 0, refused: 0, broken: 0 };
  const { from = ['127.0.0.1'] } = order;
  const open = (i: number) => Connection.open(order.port, from[i % from.length]);
  const idle = await Promise.all(Array.from({ length: order.connections }, (_, i) => open(i)));
  const began = performance.now();
  const dueAt = (n: number) => began + (n * 1000) / order.perSecond;
  let underWay = 0;
  const send = async (connection: Connection) => {
    const due = dueAt(counts.sent);
    underWay++;
    const request = submission(next(), counts.sent++);
    const usable = connection.usable ? connection : await open(counts.sent);
    const status = await usable.ask(request);
    underWay--;
    latencies.push(performance.now() - due);
    if (status === '201') counts.stored++;
    else if (status === null) counts.broken++;
    else counts.refused++;
    idle.push(usable);
  };
  while (performance.now() - began < order.duration || underWay > 0) {
    const now = performance.now();
    const ended = now - began >= order.duration;
    while (!ended && idle.length > 0 && dueAt(counts.sent) <= now) void send(idle.shift()!);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  for (const connection of idle) connection.close();
  const [p50, p99] = [quantile(latencies, 0.5), quantile(latencies, 0.99)];
  return { ...counts, p50, p99, worst: quantile(latencies, 1) };
}
