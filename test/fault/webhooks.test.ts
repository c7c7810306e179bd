import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrokenBuild, buildBroken } from '../support/broken-build.ts';
import { webhookRun } from '../support/webhook-run.ts';

const server = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
const patience = 300_000;

test(
  'a server that is killed at any moment tells a receiver that misbehaves of every acknowledged answer, under one id, signed',
  async () => {
    const report = await webhookRun({ entry: server, kills: 5, seed: 1 });
    expect(report).toMatchObject({ untold: 0, renamed: 0, unsigned: 0, strays: 0 });
    expect(report.acknowledged).toBeGreaterThan(0);
    expect(report.requests).toBeGreaterThan(report.acknowledged);
  },
  patience,
);

describe('a server that enters what is to be told after the commit', () => {
  let broken: BrokenBuild;
  beforeAll(async () => {
    broken = await buildBroken('sqlite/outbox.ts', 'test/fault/late-outbox.ts');
  });
  afterAll(() => broken.remove());

  test(
    'is caught: acknowledged answers are told to nobody',
    async () => {
      const report = await webhookRun({ entry: broken.entry, kills: 3, seed: 1, patience: 8_000 });
      expect(report.untold).toBeGreaterThan(0);
      expect(report).toMatchObject({ renamed: 0, unsigned: 0 });
    },
    patience,
  );
});
