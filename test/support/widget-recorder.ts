/** Serves the built widget and any config, and records what it sends: for what a healthy server never does. */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FunnelInput, ResponseInput } from '../../shared/response.ts';
import type { WidgetConfig } from '../../shared/widget-config.ts';

export interface RecordedBatch {
  site: string;
  events: ({ type: 'response'; response: ResponseInput } | FunnelInput)[];
  contentType: string | undefined;
}

export interface WidgetRecorder {
  url: string;
  batches: RecordedBatch[];
  /** Every request's method and path, as "GET /widget.js". */
  requests: string[];
  /** Scripts that are served beside the built ones, by path. */
  scripts: Map<string, string>;
  /** What the next batches are answered with; 202 until told otherwise. */
  answer: { status: number; headers?: Record<string, string> };
  close(): Promise<void>;
}

const publicFiles = new URL('../../dist/public/', import.meta.url);

export async function startRecorder(config: WidgetConfig): Promise<WidgetRecorder> {
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.writeHead(500).end());
  });
  const recorder: WidgetRecorder = {
    url: '',
    batches: [],
    requests: [],
    scripts: new Map(),
    answer: { status: 202 },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  recorder.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return recorder;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', recorder.url);
    recorder.requests.push(`${request.method} ${pathname}`);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Expose-Headers', 'Retry-After');

    if (pathname === '/v1/config') return json(response, 200, config);
    if (pathname === '/v1/events') return record(request, response);
    response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
    response.end(recorder.scripts.get(pathname) ?? (await readFile(new URL(`.${pathname}`, publicFiles))));
  }

  async function record(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { status, headers } = recorder.answer;
    if (status !== 202) {
      response.writeHead(status, headers).end();
      return;
    }
    const batch = JSON.parse(body);
    recorder.batches.push({ ...batch, contentType: request.headers['content-type'] });
    json(response, 202, { results: batch.events.map(() => ({ status: 'accepted' })) });
  }
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
