import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { dropReasonOf, dropReasonOfClientError } from '../metrics/drop-reason.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { problemOf } from './problem-details.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route takes what visitors send: what it refuses is counted as such. */
    takes?: 'response' | 'batch';
    /** The answer ends when the caller goes: how long that takes says nothing. */
    endless?: boolean;
  }
}

/** Tells the metrics of each answer by the pattern of its route, and of what was refused on the way. */
export const requestMetrics = fp(async (app: FastifyInstance, { metrics }: { metrics: Metrics }) => {
  app.addHook('onResponse', (request, reply, done) => {
    const { url = null, config } = request.routeOptions;
    if (!config.endless) {
      const { statusCode: status, elapsedTime } = reply;
      metrics.answered({ method: request.method, route: url, status, seconds: elapsedTime / 1000 });
    }
    done();
  });
  app.addHook('onError', (request, _reply, error, done) => {
    const { code } = problemOf(error);
    const dropped = dropReasonOf(code);
    if (dropped) metrics.dropped(dropped);
    const { takes } = request.routeOptions.config;
    if (takes) metrics.rejected(takes, code);
    done();
  });
  app.server.on('clientError', ({ code }: Error & { code?: string }) => {
    if (code !== 'ECONNRESET') metrics.dropped(dropReasonOfClientError(code));
  });
  app.server.on('drop', () => metrics.dropped('connection_limit'));
});
