import { describe, expect, test } from 'vitest';
import { cellsOf, classOf } from '../../../../server/ingest/counts.ts';
import type { StoredResponse } from '../../../../server/storage/contract/stored-response.ts';
import { comment, effort, responseTo, score } from '../../../support/builders.ts';

const response = (change: Partial<StoredResponse> = {}) => responseTo({ siteKey: 1, key: 1 }, change);
const cell = (countKey: string, counter: number, by = 1) => ({ countKey, counter, by });

describe('the class is the first that fits', () => {
  test.each<[string, Partial<StoredResponse>]>([
    ['test', { test: true, archived: true, bot: true, flagged: true }],
    ['archived', { archived: true, bot: true, flagged: true }],
    ['bots', { bot: true, flagged: true }],
    ['flagged', { flagged: true, complete: false, answers: [] }],
    ['partial', { complete: false, answers: [comment('Late')] }],
    ['counted', { complete: false, answers: [score(9)] }],
    ['counted', { complete: false, cells: [{ countKey: 'service.speed:matrix:5', counter: 4 }] }],
    ['partial', { complete: false, cells: [{ countKey: 'why:choice:0', counter: 0 }] }],
    ['partial', { complete: false, cells: [{ countKey: 'dark:kano:6', counter: 2 }] }],
    ['counted', { complete: true, answers: [] }],
    ['counted', { complete: true, answers: [comment('Late')] }],
  ])('%s: %o', (expected, change) => {
    expect(classOf(response(change))).toBe(expected);
  });
});

describe('what a response adds to the counts', () => {
  test('its class, and each rating under its value', () => {
    expect(cellsOf(response({ answers: [score(0), effort(7), comment('Late')] }))).toEqual([
      cell('~coverage', 5),
      cell('score:nps:10', 0),
      cell('effort:ces:7', 7),
    ]);
  });

  test.each([
    ['test', 0],
    ['archived', 1],
    ['bot', 2],
    ['flagged', 3],
  ])('nothing but its class where it is %s', (standing, counter) => {
    const change = { [standing]: true, dimensions: { channel: 'widget' } };
    expect(cellsOf(response(change))).toEqual([cell('~coverage', counter)]);
  });

  test('nothing but its class where it is partial', () => {
    expect(cellsOf(response({ complete: false, answers: [] }))).toEqual([cell('~coverage', 4)]);
  });

  test('its repeats, whatever its class', () => {
    expect(cellsOf(response({ test: true, duplicates: 3 }))).toEqual([
      cell('~coverage', 0),
      cell('~coverage', 6, 3),
    ]);
  });

  test('a step of the funnel where it came from the widget, and another where it has a comment', () => {
    const widget = { dimensions: { channel: 'widget' } };
    expect(cellsOf(response(widget)).slice(2)).toEqual([cell('~coverage', 7)]);
    expect(cellsOf(response({ ...widget, answers: [comment('Late')] })).slice(1)).toEqual([
      cell('~coverage', 7),
      cell('~coverage', 8),
    ]);
  });

  test('each cell of its answers, in their order', () => {
    const cells = [
      { countKey: 'why:choices:0', counter: 0 },
      { countKey: 'why:choices:0:price', counter: 0 },
    ];
    expect(cellsOf(response({ cells })).slice(1)).toEqual(cells.map((one) => ({ ...one, by: 1 })));
  });

  test('a complaint, where it is one and counts', () => {
    expect(cellsOf(response({ complaint: true })).slice(2)).toEqual([cell('~coverage', 9)]);
    expect(cellsOf(response({ complaint: true, test: true }))).toEqual([cell('~coverage', 0)]);
  });

  test.each<[string, Partial<StoredResponse>, number]>([
    ['a visitor who had answered before', { repeated: true }, 0],
    ['a survey that was shown to some', { extra: { sampling: { rate: 0.5, unit: 'view' } } }, 1],
    ['a reward', { extra: { incentivised: true } }, 2],
  ])('a caution because of %s', (_, change, counter) => {
    expect(cellsOf(response(change)).slice(2)).toEqual([cell('~caution', counter)]);
  });

  test('no caution where the survey was shown to all and without a reward', () => {
    const extra = { sampling: { rate: 1, unit: 'view' }, incentivised: false };
    expect(cellsOf(response({ extra }))).toHaveLength(2);
  });
});
