import { describe, expect, it } from 'vitest';
import { formatCount, formatShare, formatValue } from '../../../../dashboard/words/number.ts';

describe('formatValue', () => {
  it.each([
    [45, '+45'],
    [54.5, '+55'],
    [0, '0'],
    [-0.4, '0'],
    [-12.2, '−12'],
    [100, '+100'],
  ])('shows %f points as %s', (value, text) => {
    expect(formatValue(value, 'points')).toBe(text);
  });

  it.each([
    [4.256, '4.26'],
    [5, '5.00'],
    [-0.25, '−0.25'],
  ])('shows %f of a scale as %s', (value, text) => {
    expect(formatValue(value, 'scale')).toBe(text);
  });
});

describe('formatShare', () => {
  it.each([
    [0, '0%'],
    [0.004, '0.4%'],
    [0.314, '31%'],
    [0.996, '99.6%'],
    [1, '100%'],
  ])('shows %f as %s, never as a false 0%% or 100%%', (share, text) => {
    expect(formatShare(share)).toBe(text);
  });
});

describe('formatCount', () => {
  it('groups thousands', () => {
    expect(formatCount(1204)).toBe('1,204');
  });
});
