import { beforeEach, expect, it } from 'vitest';
import { ChangeRelay } from '../../../../server/live/change-relay.ts';
import { type Change, Changes } from '../../../../server/live/changes.ts';
import { Messages } from '../../../../server/processes/messages.ts';
import type { PeerStore } from '../../../../server/storage/contract/peers.ts';
import { HandTimers } from '../../../support/hand-timers.ts';
import { linkedPeers } from '../../../support/linked-peers.ts';

interface Process {
  changes: Changes;
  /** What it told, in messages. */
  told: string[];
  heard: Change[];
  definitions: number;
  peers: PeerStore;
}

let timers: HandTimers;
let fails: boolean;
let one: Process;
let other: Process;
beforeEach(() => {
  timers = new HandTimers();
  fails = false;
  [one, other] = linkedPeers(2).map(started) as [Process, Process];
  [one.definitions, other.definitions] = [0, 0];
});

function started(peers: PeerStore): Process {
  const process: Process = { changes: new Changes(peers.own), told: [], heard: [], definitions: 0, peers };
  const tell = async (bodies: readonly string[]) => {
    if (fails) throw new Error('no connection');
    process.told.push(...bodies);
    await peers.tell(bodies);
  };
  const messages = new Messages({ ...peers, tell });
  const { changes } = process;
  const onDefinitions = () => {
    process.definitions += 1;
  };
  new ChangeRelay({ changes, messages, setTimer: timers.setTimer, onDefinitions }).start();
  for (const site of [1, 2]) changes.listen(site, (change) => process.heard.push(change));
  messages.start();
  process.heard.length = 0;
  return process;
}

const responses = (site: number, ...surveys: number[]): Change => ({
  site,
  surveys: new Set(surveys),
  what: 'responses',
});
const settled = () => new Promise((resolve) => setImmediate(resolve));

it('what one process changes, listeners of another hear', async () => {
  const before = other.changes.revisionOf(1);
  one.changes.record(responses(1, 7));
  await settled();
  expect(other.heard).toEqual([responses(1, 7)]);
  expect(other.changes.revisionOf(1)).not.toBe(before);
});

it('is told once, and to nobody who changed it', async () => {
  one.changes.record(responses(1, 7));
  await settled();
  timers.pass(1_000);
  await settled();
  expect(one.heard).toEqual([responses(1, 7)]);
  expect(other.told).toEqual([]);
  expect(one.told).toHaveLength(1);
});

it('is told at most ten times a second, together', async () => {
  for (let i = 0; i < 500; i++) one.changes.record(responses(1, i % 5));
  await settled();
  expect(one.told).toHaveLength(1);
  timers.pass(99);
  await settled();
  expect(one.told).toHaveLength(1);
  timers.pass(1);
  await settled();
  expect(one.told).toHaveLength(2);
  expect(other.heard.at(-1)).toEqual(responses(1, 0, 1, 2, 3, 4));
});

it('sites and surveys that were changed are said to have been', async () => {
  one.changes.record(responses(1, 7));
  await settled();
  expect(other.definitions).toBe(0);
  one.changes.record({ site: 2, surveys: 'all', what: 'site' });
  timers.pass(100);
  await settled();
  expect(other.definitions).toBe(1);
  expect(other.heard.at(-1)).toEqual({ site: 2, surveys: 'all', what: 'site' });
});

it('more than fits is told as everything', async () => {
  one.changes.record(responses(1, 1));
  for (let site = 1; site < 20_000; site++) one.changes.record(responses(site, 1_000_000 + site));
  timers.pass(100);
  await settled();
  expect(one.told.every((message) => message.length <= 7_000)).toBe(true);
  expect(one.told.length).toBeLessThan(10);
  expect(other.heard.filter(({ site, surveys }) => site === 2 && surveys === 'all')).not.toEqual([]);
});

it('what could not be told is told as everything when it can', async () => {
  fails = true;
  one.changes.record(responses(1, 7));
  await settled();
  fails = false;
  timers.pass(100);
  await settled();
  expect(new Set(other.heard.map(({ what }) => what)).size).toBeGreaterThan(1);
  expect(other.definitions).toBe(1);
});

it('who may have missed something tells listeners of every site', async () => {
  const before = other.changes.revisionOf(1);
  other.changes.missedSome();
  expect(other.changes.revisionOf(1)).not.toBe(before);
  expect(other.heard.map(({ site, surveys }) => [site, surveys])).toContainEqual([2, 'all']);
});
