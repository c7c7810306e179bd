import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Changes } from '../../../../server/live/changes.ts';
import { LiveStreams } from '../../../../server/live/live-streams.ts';
import { Slugs } from '../../../../server/live/slugs.ts';
import type { StoredSurvey } from '../../../../server/storage/contract/surveys.ts';
import { HandTimers } from '../../../support/hand-timers.ts';

const noon = Date.parse('2026-11-02T12:00:00Z');
const beat = 15_000;

let changes: Changes;
let timers: HandTimers;
let streams: LiveStreams;
let surveys: () => Promise<StoredSurvey[]>;
let server: Server;
let welcome: boolean;
let client: Socket;
let stream: ServerResponse;
beforeEach(async () => {
  changes = new Changes('life');
  timers = new HandTimers();
  welcome = true;
  surveys = async () => [{ key: 7, slug: 'checkout' } as StoredSurvey];
  const storage = { surveys: { list: () => surveys() } } as unknown as ConstructorParameters<typeof Slugs>[0];
  const deps = { changes, now: () => noon, setTimer: timers.setTimer, slugs: new Slugs(storage) };
  streams = new LiveStreams(deps, 1);
  stream = await new Promise((resolve) => {
    server = createServer((_, response) => {
      response.writeHead(200);
      const admitted = async () => welcome;
      streams.start(response, { site: 1, survey: null, since: undefined, admitted });
      resolve(response);
    }).listen(0, '127.0.0.1', () => {
      client = connect((server.address() as AddressInfo).port, '127.0.0.1');
      client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    });
  });
});
afterEach(async () => {
  client.destroy();
  await new Promise((resolve) => server.close(resolve));
});

const answered = { site: 1, surveys: new Set([7]), what: 'responses' } as const;
const closed = () => new Promise<void>((resolve) => stream.once('close', resolve));

it('cuts off a client that does not read', async () => {
  client.pause();
  const cut = closed();
  for (let beats = 0; !stream.destroyed && beats < 5_000_000; beats++) timers.pass(beat);
  expect(stream.destroyed).toBe(true);
  await cut;
  expect(timers.count).toBe(0);
});

it('ends where the names of the surveys cannot be read, for the client to come again', async () => {
  surveys = () => Promise.reject(new Error('disk'));
  const cut = closed();
  changes.record(answered);
  await cut;
  expect(timers.count).toBe(0);
});

it.each([
  ['at the next change, and tells nothing of it', () => changes.record(answered)],
  ['at the next beat', () => timers.pass(beat)],
])('ends for a caller who is let in no more: %s', async (_, happen) => {
  let received = '';
  client.on('data', (bytes) => {
    received += bytes.toString();
  });
  const ended = closed();
  welcome = false;
  happen();
  await ended;
  expect(received).not.toContain('event: changed');
  expect(timers.count).toBe(0);
});

it('stops its timers and listens no more once the client has gone', async () => {
  expect(timers.count).toBe(1);
  const gone = closed();
  client.destroy();
  await gone;
  changes.record(answered);
  expect(timers.count).toBe(0);
});

it('takes so many streams at most, and has room again once one has ended', async () => {
  expect(streams.full).toBe(true);
  const ended = closed();
  streams.endAll();
  client.resume();
  await ended;
  expect(streams.full).toBe(false);
});

it('writes nothing to a stream that has ended', async () => {
  const errors: Error[] = [];
  stream.on('error', (error) => errors.push(error));
  const ended = closed();
  streams.endAll();
  timers.pass(beat);
  client.resume();
  await ended;
  expect(errors).toEqual([]);
});
