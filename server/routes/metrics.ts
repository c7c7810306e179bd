import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hasScope } from '../access/caller.ts';
import { isLoopback } from '../access/loopback.ts';
import type { Gauges } from '../metrics/gauges.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { Problem } from '../problem.ts';

export interface MetricsDeps {
  metrics: Metrics;
  gauges: Gauges;
  publicUrl: string;
}

/** `GET /metrics`, as Prometheus reads it: with a key of all sites that may read, or from the machine itself. */
export function metricsRoutes(app: FastifyInstance, { metrics, gauges, publicUrl }: MetricsDeps): void {
  // A proxy beside us asks from this machine, too: once the server is published, everybody needs a key.
  const unpublished = isLoopback(new URL(publicUrl).hostname);

  async function admit(request: FastifyRequest): Promise<void> {
    if (unpublished && isFromHere(request)) return;
    const caller = await app.auth.caller(request);
    if (hasScope(caller, 'read') && caller.sites === 'all') return;
    throw new Problem('forbidden', 'the numbers are of all sites: use a key that is bound to none');
  }

  app.get('/metrics', { onRequest: admit, schema: { hide: true } as object }, async (_request, reply) => {
    await gauges.read();
    return reply
      .header('content-type', metrics.registry.contentType)
      .header('cache-control', 'no-store')
      .send(await metrics.registry.metrics());
  });
}

const marksOfProxies = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
];

/** By a process of this machine, under a name of this machine: a page elsewhere whose name was bent to us has its own. */
function isFromHere({ socket, headers }: FastifyRequest): boolean {
  const host = (headers.host ?? '').replace(/:\d*$/, '');
  return (
    isLoopback(socket.remoteAddress ?? '') &&
    isLoopback(host) &&
    marksOfProxies.every((mark) => headers[mark] === undefined)
  );
}
