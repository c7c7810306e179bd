import { expect, it } from 'vitest';
import { beforeLabel } from '../../../../dashboard/words/before-label.ts';

it.each([
  [{ period: '28d' }, 'the 28 days before'],
  [{ period: 'day' }, 'yesterday'],
  [{ period: 'all' }, undefined],
  [{ from: '2026-11-01', to: '2026-11-08' }, 'the 7 days before'],
  [{ from: '2026-11-01', to: '2026-11-02' }, 'the day before'],
] as const)('says what %o is compared with', (span, label) => {
  expect(beforeLabel(span)).toBe(label);
});
