/**
 * A process that sends single responses over keep-alive connections, one at a time on each, and measures them. It
 * writes prepared bytes to plain sockets and reads no more of an answer than it must, so that it takes little of what
 * it measures.
 */
import { Connection } from './connection.ts';
import { quantile } from './report.ts';
import { submission } from './submission.ts';
import { workload } from './workload.ts';

/** What the parent asks for. */
export interface LoadOrder {
  port: number;
  /** Of further servers, which have their share of the connections. */
  morePorts?: readonly number[];
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
  return Array.from({ length: requests }, (_, i) => submission(next(), i));
}

async function run(order: LoadOrder, requests: readonly Buffer[]): Promise<LoadResult> {
  const latencies: number[] = [];
  let sent = 0;
  let failed = 0;
  const ports = [order.port, ...(order.morePorts ?? [])];
  const connections = await Promise.all(
    Array.from({ length: order.connections }, (_, i) => Connection.open(ports[i % ports.length]!)),
  );
  const started = performance.now();
  const usedBefore = process.cpuUsage();
  const next = () =>
    performance.now() - started < order.duration && sent < requests.length ? requests[sent++] : undefined;
  await Promise.all(
    connections.map(async (connection) => {
      for (let request = next(); request; request = next()) {
        const sentAt = performance.now();
        const status = await connection.ask(request);
        if (status === '201') latencies.push(performance.now() - sentAt);
        else failed++;
        if (status === null) return;
      }
      connection.close();
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  const used = process.cpuUsage(usedBefore);
  return {
    perSecond: latencies.length / seconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    stored: latencies.length,
    failed,
    ownCpu: (used.user + used.system) / sent,
  };
}
