import { expect, test } from 'vitest';
import { random } from '../../../../bench/random.ts';
import { Occurrences } from '../../../../server/import/occurrences.ts';

test('tells which of its kind each hash is, as a map does', () => {
  const next = random(3);
  const [occurrences, known] = [new Occurrences(), new Map<number, number>()];
  for (let i = 0; i < 30_000; i++) {
    const hash = i % 5 === 0 ? i % 100 : Math.floor(next() * 2 ** 48);
    const times = (known.get(hash) ?? 0) + 1;
    known.set(hash, times);
    expect(occurrences.note(hash)).toBe(times);
  }
});

test('0 and the highest are hashes like others', () => {
  const occurrences = new Occurrences();
  expect([0, 2 ** 48 - 1, 0, 2 ** 48 - 1].map((hash) => occurrences.note(hash))).toEqual([1, 1, 2, 2]);
});
