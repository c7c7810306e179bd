import { describe, expect, it } from 'vitest';
import { spanLabel, spanPhrase } from '../../../../dashboard/words/span-label.ts';

describe('spanLabel', () => {
  it('names a period', () => {
    expect(spanLabel({ period: '28d' })).toBe('Last 28 days');
  });

  it('names the first and the last day of a range, whose end is not included', () => {
    expect(spanLabel({ from: '2026-02-22', to: '2026-03-01' })).toBe('22 Feb 2026 – 28 Feb 2026');
  });

  it('names a single day once', () => {
    expect(spanLabel({ from: '2026-11-01', to: '2026-11-02' })).toBe('1 Nov 2026');
  });
});

describe('spanPhrase', () => {
  it.each([
    [{ period: '28d' }, 'in the last 28 days'],
    [{ period: 'day' }, 'today'],
    [{ period: 'month' }, 'this month'],
    [{ period: 'all' }, 'so far'],
    [{ from: '2026-11-01', to: '2026-11-08' }, 'from 1 Nov 2026 to 7 Nov 2026'],
  ] as const)('puts %o into a sentence as "%s"', (span, phrase) => {
    expect(spanPhrase(span)).toBe(phrase);
  });
});
