/** Compares an answer with what the documentation shows of it. */
import { expect } from 'vitest';

/**
 * Objects may have more fields than are shown; lists only where `…` says so. A number is shown rounded, a text may end
 * with `…`. Fails where anything that is shown is not so.
 */
export function expectShown(shown: string, answer: unknown): void {
  const marked = shown
    // In an object the ellipsis says what is so anyway.
    .replace(/,?\s*…(?=\s*\})/g, '')
    .replace(/(?<=[[,]\s*)…(?=\s*[\],])/g, '"…"');
  compare(JSON.parse(marked), answer, 'the answer');
}

function compare(shown: unknown, actual: unknown, path: string): void {
  if (Array.isArray(shown)) compareLists(shown, actual, path);
  else if (typeof shown === 'object' && shown !== null) {
    expect(actual, path).toBeTypeOf('object');
    for (const [key, value] of Object.entries(shown)) {
      expect(actual, path).toHaveProperty([key]);
      compare(value, (actual as Record<string, unknown>)[key], `${path}.${key}`);
    }
  } else if (typeof shown === 'number' && typeof actual === 'number') {
    expect(Math.abs(actual - shown), `${path} is ${actual}`).toBeLessThanOrEqual(roundingOf(shown));
  } else if (typeof shown === 'string' && shown.endsWith('…')) {
    expect(String(actual).slice(0, shown.length - 1), path).toBe(shown.slice(0, -1));
  } else expect(actual, path).toEqual(shown);
}

/** An ellipsis stands for any number of elements, at the beginning or at the end. */
function compareLists(shown: readonly unknown[], actual: unknown, path: string): void {
  expect(actual, path).toBeInstanceOf(Array);
  const list = actual as unknown[];
  const listed = shown.filter((element) => element !== '…');
  if (listed.length === shown.length) expect(list, path).toHaveLength(shown.length);
  const first = shown[0] === '…' ? list.length - listed.length : 0;
  for (const [i, element] of listed.entries()) compare(element, list[first + i], `${path}[${first + i}]`);
}

/** Half of the last digit that is shown, and of 41 as of 41.0: JSON knows no difference. */
function roundingOf(shown: number): number {
  const decimals = shown.toFixed(12).replace(/0+$/, '').split('.')[1]!.length;
  return 0.5 * 10 ** -Math.max(decimals, 1) + 1e-12;
}
