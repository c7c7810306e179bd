import { beforeEach, expect, it } from 'vitest';
import { GuessGuard } from '../../../../server/access/guess-guard.ts';
import { type HandClock, handClock } from '../../../support/http-clock.ts';

let clock: HandClock;
let guard: GuessGuard;
beforeEach(() => {
  clock = handClock('2026-11-15T10:00:00Z');
  guard = new GuessGuard(clock.now, { failures: 5, capacity: 3 });
});

function fail(source: string, times: number): void {
  for (let i = 0; i < times; i++) guard.attempt(source);
}

it('lets a source fail so often in a minute, and then wait', () => {
  fail('a', 4);
  expect(guard.attempt('a')).toBe(0);
  expect(guard.attempt('a')).toBe(60);
});

it('waits until the oldest failure is a minute old', () => {
  fail('a', 1);
  clock.at += 20_500;
  fail('a', 4);
  expect(guard.attempt('a')).toBe(40);
  clock.at += 39_499;
  expect(guard.attempt('a')).toBe(1);
  clock.at += 1;
  expect(guard.attempt('a')).toBe(0);
});

it('does not count the attempts that it turned away', () => {
  fail('a', 50);
  clock.at += 60_000;
  expect(guard.attempt('a')).toBe(0);
});

it('lets other sources go on', () => {
  fail('a', 6);
  expect(guard.attempt('b')).toBe(0);
});

it('does not count what succeeded', () => {
  for (let i = 0; i < 20; i++) {
    expect(guard.attempt('a')).toBe(0);
    guard.succeeded('a');
  }
});

it('does not forgive the failures before a success', () => {
  fail('a', 4);
  guard.attempt('a');
  guard.succeeded('a');
  fail('a', 1);
  expect(guard.attempt('a')).toBe(60);
});

it('remembers so many sources, and forgets those that tried longest ago', () => {
  for (const source of ['a', 'b', 'c']) fail(source, 4);
  fail('a', 1);
  guard.attempt('d');
  expect(guard.attempt('a')).toBe(60);
  fail('b', 4);
  expect(guard.attempt('b')).toBe(0);
});
