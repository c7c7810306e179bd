/** Stands between the widget and a server, and writes down what goes to and fro under `/v1/`. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WireRequest } from './wire-tape.ts';

export interface WireProxy {
  url: string;
  requests: WireRequest[];
  close(): Promise<void>;
}

export async function startWireProxy(target: string): Promise<WireProxy> {
  const requests: WireRequest[] = [];
  const server = createServer((request, response) => {
    pass(request, response, target, requests).catch(() => response.writeHead(502).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  target: string,
  requests: WireRequest[],
): Promise<void> {
  const { method, url: path, headers } = request as { method: 'GET' | 'POST'; url: string } & IncomingMessage;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  const contentType = headers['content-type'];
  const said: Record<string, string> = {};
  for (const name of ['origin', 'content-type', 'user-agent']) {
    if (typeof headers[name] === 'string') said[name] = headers[name];
  }
  const answer = await fetch(target + path, {
    method,
    headers: said,
    ...(method === 'POST' ? { body } : {}),
  });
  const text = await answer.text();
  if (path.startsWith('/v1/')) {
    requests.push({
      method,
      path,
      ...(contentType === undefined ? {} : { contentType }),
      ...(body === '' ? {} : { body }),
      status: answer.status,
      answer: JSON.parse(text),
    });
  }
  const kept = [...answer.headers].filter(
    ([name]) => !['content-encoding', 'content-length', 'transfer-encoding', 'connection'].includes(name),
  );
  response.writeHead(answer.status, Object.fromEntries(kept)).end(text);
}
