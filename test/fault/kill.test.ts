import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrokenBuild, buildBroken } from '../support/broken-build.ts';
import { killRun } from '../support/kill-run.ts';
import { killVerdict } from '../support/kill-verdict.ts';

const server = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

/** Milliseconds: a server starts in one second, on a machine that is busy in ten. */
const patience = 300_000;

test(
  'a server that is killed at any moment keeps every acknowledged answer, once, and counts it once',
  async () => {
    const report = await killRun({ entry: server, kills: 8, seed: 1 });
    expect(report).toMatchObject({ lost: 0, twice: 0, uncounted: 0, differences: 0, integrity: 'ok' });
    expect(report.acknowledged).toBeGreaterThan(0);
  },
  patience,
);

describe('a server that acknowledges before it commits', () => {
  let broken: BrokenBuild;
  beforeAll(async () => {
    broken = await buildBroken('group-commit.ts', 'test/fault/early-reply.ts');
  });
  afterAll(() => broken.remove());

  test(
    'is caught: acknowledged answers are lost',
    async () => {
      const report = await killRun({ entry: broken.entry, kills: 3, seed: 1 });
      expect(report.lost).toBeGreaterThan(0);
      // What is there is still whole: the commit itself is as it was.
      expect(report).toMatchObject({ twice: 0, uncounted: 0, differences: 0, integrity: 'ok' });
    },
    patience,
  );
});

describe('the verdict', () => {
  const promised = new Map([
    ['a', { revision: 0, score: 3 }],
    ['b', { revision: 1, score: 9 }],
  ]);
  const a = { id: 'a', revision: 0, score: 3 };
  const b = { id: 'b', revision: 1, score: 9 };
  const counted = [0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0];

  test('what was promised is stored and counted once', () => {
    expect(killVerdict(promised, [a, b], counted)).toEqual({
      acknowledged: 2,
      lost: 0,
      twice: 0,
      uncounted: 0,
    });
  });

  test.each([
    ['missing', [b]],
    ['of an older revision', [a, { ...b, revision: 0 }]],
    ['of another score', [{ ...a, score: 4 }, b]],
  ])('an answer that is %s is lost', (_name, stored) => {
    expect(killVerdict(promised, stored, counted)).toMatchObject({ lost: 1 });
  });

  test('an answer that is listed twice is there twice', () => {
    expect(killVerdict(promised, [a, b, a], counted)).toMatchObject({ twice: 1 });
  });

  test('an answer that is counted twice is there twice', () => {
    expect(killVerdict(promised, [a, b], counted.with(3, 2))).toMatchObject({ twice: 1, uncounted: 0 });
  });

  test('an answer that no counter holds is uncounted', () => {
    expect(killVerdict(promised, [a, b], counted.with(9, 0))).toMatchObject({ twice: 0, uncounted: 1 });
  });
});
