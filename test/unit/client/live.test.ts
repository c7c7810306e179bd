import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LiveOptions, liveCall } from '../../../client/live.ts';
import { createRequest } from '../../../client/request.ts';
import type { LiveChange } from '../../../shared/live.ts';
import { ClientServer, problem, rejection } from '../../support/client-server.ts';
import { HandTimers } from '../../support/hand-timers.ts';

const server = new ClientServer();
let timers: HandTimers;
let asked: IncomingMessage[];
beforeEach(() => {
  timers = new HandTimers();
  asked = [];
});
afterEach(() => server.close());

const at = '2026-11-15T10:00:00.000Z';
const change = (revision: string): LiveChange => ({
  revision,
  surveys: ['checkout'],
  what: ['responses'],
  at,
});

function begin(response: ServerResponse): ServerResponse {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  return response;
}

function tell(response: ServerResponse, event: string, data: { revision: string }): void {
  response.write(`event: ${event}\nid: ${data.revision}\ndata: ${JSON.stringify(data)}\n\n`);
}

/** Follows a server that answers each attempt in turn. */
async function follow(
  attempts: ((response: ServerResponse) => void)[],
  options: LiveOptions = {},
): Promise<AsyncGenerator<LiveChange, void, undefined>> {
  const base = await server.serve((request, response) => {
    attempts[asked.push(request) - 1]?.(response);
  });
  const request = createRequest({ base, key: 'sk_test' });
  return liveCall(request, { setTimer: timers.setTimer, random: () => 1 })('s1', options);
}

/** Lets the waiting before the next attempt pass, once it has begun. */
const lost = () => {
  let hear = () => {};
  const heard = new Promise<void>((resolve) => (hear = resolve));
  return { onLost: () => hear(), heard };
};

it('asks with the key for the site and the survey, and yields what changes', async () => {
  const changes = await follow(
    [
      (response) => {
        tell(begin(response), 'ready', { revision: 'a.0' });
        tell(response, 'changed', change('a.1'));
        tell(response, 'changed', change('a.2'));
      },
    ],
    { survey: 'checkout' },
  );
  expect((await changes.next()).value).toEqual(change('a.1'));
  expect((await changes.next()).value).toEqual(change('a.2'));
  expect(asked[0]!.url).toBe('/v1/live?site=s1&survey=checkout');
  expect(asked[0]!.headers).toMatchObject({ authorization: 'Bearer sk_test', accept: 'text/event-stream' });
  expect(asked[0]!.headers['last-event-id']).toBeUndefined();
});

it('says when the stream is open', async () => {
  const opened: string[] = [];
  const changes = await follow(
    [
      (response) => {
        tell(begin(response), 'ready', { revision: 'a.0' });
        tell(response, 'changed', change('a.1'));
      },
    ],
    { onOpen: ({ revision }) => opened.push(revision) },
  );
  await changes.next();
  expect(opened).toEqual(['a.0']);
});

it('comes again after an interruption, and says what it has seen', async () => {
  const { onLost, heard } = lost();
  const changes = await follow(
    [
      (response) => {
        tell(begin(response), 'ready', { revision: 'a.0' });
        tell(response, 'changed', change('a.1'));
        response.end();
      },
      (response) => tell(begin(response), 'changed', change('b.0')),
    ],
    { onLost },
  );
  await changes.next();
  const next = changes.next();
  await heard;
  expect(asked).toHaveLength(1);
  timers.pass(1_000);
  expect((await next).value).toEqual(change('b.0'));
  expect(asked[1]!.headers['last-event-id']).toBe('a.1');
});

it('comes again where the server is down or has too much to do, as late as it asks for', async () => {
  let hear = () => {};
  let losses = 0;
  const twice = new Promise<void>((resolve) => (hear = resolve));
  const changes = await follow(
    [
      (response) => response.destroy(),
      (response) => problem(response, 503, 'overloaded', { 'Retry-After': '10' }),
      (response) => tell(begin(response), 'changed', change('a.1')),
    ],
    {
      onLost: () => {
        losses++;
        if (losses === 2) hear();
        // The first waiting begins when this has returned.
        else queueMicrotask(() => timers.pass(1_000));
      },
    },
  );
  const next = changes.next();
  await twice;
  timers.pass(9_999);
  expect(asked).toHaveLength(2);
  timers.pass(1);
  expect((await next).value).toEqual(change('a.1'));
});

it.each([
  [401, 'unauthorized'],
  [404, 'unknown_site'],
])('throws a %i, which no waiting would change', async (status, code) => {
  const changes = await follow([(response) => problem(response, status, code)]);
  expect(await rejection(changes.next())).toMatchObject({ name: 'ProblemError', code });
  expect(asked).toHaveLength(1);
});

it('gives up a stream that has been silent for long', async () => {
  const { onLost, heard } = lost();
  let opened = () => {};
  const open = new Promise<void>((resolve) => (opened = resolve));
  const changes = await follow(
    [
      (response) => tell(begin(response), 'ready', { revision: 'a.0' }),
      (response) => tell(begin(response), 'changed', change('a.1')),
    ],
    { onLost, onOpen: () => opened() },
  );
  const next = changes.next();
  await open;
  timers.pass(40_000);
  await heard;
  timers.pass(1_000);
  expect((await next).value).toEqual(change('a.1'));
});

it('ends when the signal is aborted, whatever it waits for, and leaves no timer', async () => {
  const abort = new AbortController();
  let opened = () => {};
  const open = new Promise<void>((resolve) => (opened = resolve));
  const changes = await follow([(response) => tell(begin(response), 'ready', { revision: 'a.0' })], {
    signal: abort.signal,
    onOpen: () => opened(),
  });
  const next = changes.next();
  await open;
  abort.abort();
  expect(await next).toEqual({ done: true, value: undefined });
  expect(timers.count).toBe(0);
});

it('ends while it waits for the next attempt, too', async () => {
  const abort = new AbortController();
  const { onLost, heard } = lost();
  const changes = await follow([(response) => response.destroy()], { signal: abort.signal, onLost });
  const next = changes.next();
  await heard;
  abort.abort();
  expect(await next).toEqual({ done: true, value: undefined });
  expect(timers.count).toBe(0);
});

it('hangs up when the loop is left', async () => {
  let hungUp = () => {};
  const gone = new Promise<void>((resolve) => (hungUp = resolve));
  const changes = await follow([
    (response) => {
      response.once('close', hungUp);
      tell(begin(response), 'changed', change('a.1'));
    },
  ]);
  for await (const _ of changes) break;
  await gone;
  expect(timers.count).toBe(0);
});
