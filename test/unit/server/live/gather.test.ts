import { beforeEach, expect, it } from 'vitest';
import { type Gather, gather } from '../../../../server/live/gather.ts';
import { HandTimers } from '../../../support/hand-timers.ts';

let timers: HandTimers;
let delivered: number;
let gathered: Gather;
beforeEach(() => {
  timers = new HandTimers();
  delivered = 0;
  gathered = gather(() => delivered++, 1_000, timers.setTimer);
});

it('delivers the first signal after quiet at once', () => {
  gathered.signal();
  expect(delivered).toBe(1);
});

it('delivers what follows within the time together, at its end', () => {
  gathered.signal();
  gathered.signal();
  gathered.signal();
  timers.pass(999);
  expect(delivered).toBe(1);
  timers.pass(1);
  expect(delivered).toBe(2);
});

it('delivers once in the time, however many signals', () => {
  for (let i = 0; i < 50; i++) {
    gathered.signal();
    timers.pass(100);
  }
  expect(delivered).toBe(5 + 1);
});

it('delivers nothing without a signal, and the next one at once again', () => {
  gathered.signal();
  timers.pass(5_000);
  expect(delivered).toBe(1);
  gathered.signal();
  expect(delivered).toBe(2);
});

it('delivers nothing any more once it is stopped, and leaves no timer', () => {
  gathered.signal();
  gathered.signal();
  gathered.stop();
  gathered.signal();
  timers.pass(5_000);
  expect(delivered).toBe(1);
  expect(timers.count).toBe(0);
});
