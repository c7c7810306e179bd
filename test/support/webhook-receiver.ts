/** A receiver of webhooks on this machine: it keeps what it gets, and answers as it is told. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createPort } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface Received {
  id: string;
  body: string;
  headers: Record<string, string>;
}

export type Answering = (response: ServerResponse, request: Received) => void;

export interface WebhookReceiver {
  url: string;
  received: Received[];
  /** Connections, whatever came over them. */
  readonly connections: number;
  /** From the next request on. */
  answer: Answering;
  /** Whether the reference library takes a request for one that this secret signed; throws where it does not. */
  verify(received: Received, secret: string): unknown;
  close(): Promise<void>;
}

const ok: Answering = (response) => void response.writeHead(204).end();

export async function startReceiver(answer: Answering = ok, port = 0): Promise<WebhookReceiver> {
  let connections = 0;
  const server = createServer(async (request, response) => {
    const received = await read(request);
    receiver.received.push(received);
    receiver.answer(response, received);
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received: [],
    get connections() {
      return connections;
    },
    answer,
    verify: ({ body, headers }, secret) => new Webhook(secret).verify(body, headers),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}

export interface Canary {
  port: number;
  /** Connections that anybody made. */
  readonly hits: number;
  close(): Promise<void>;
}

/** Listens where nobody may come. */
export async function startCanary(): Promise<Canary> {
  let hits = 0;
  const server = createPort((socket) => {
    hits += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '::', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    get hits() {
      return hits;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function read(request: IncomingMessage): Promise<Received> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const headers = request.headers as Record<string, string>;
  return { id: headers['webhook-id']!, body: Buffer.concat(parts).toString(), headers };
}
