/**
 * Where two answers differ, as paths with both values. Numbers are the same where their first ten digits are: sums of
 * fractions come out differently in another order.
 */
export function differences(expected: unknown, actual: unknown, path = ''): string[] {
  if (typeof expected === 'number' && typeof actual === 'number') {
    const scale = Math.max(1, Math.abs(expected), Math.abs(actual));
    return Math.abs(expected - actual) <= 1e-9 * scale ? [] : [told(expected, actual, path)];
  }
  if (!isObject(expected) || !isObject(actual)) {
    return Object.is(expected, actual) ? [] : [told(expected, actual, path)];
  }
  const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  return [...keys].flatMap((key) => differences(expected[key], actual[key], `${path}.${key}`));
}

function told(expected: unknown, actual: unknown, path: string): string {
  return `${path}: ${JSON.stringify(actual)} in place of ${JSON.stringify(expected)}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
