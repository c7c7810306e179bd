import type { Properties } from '../shared/property.ts';

/** Whether what was told has each of the properties as it is wanted. */
export function fits(wanted: Properties, told: Record<string, unknown> = {}): boolean {
  return Object.entries(wanted).every(([name, one]) =>
    isAs(one, Object.hasOwn(told, name) ? told[name] : undefined),
  );
}

function isAs(wanted: Properties[string], value: unknown): boolean {
  if (typeof wanted !== 'object') return value === wanted;
  const { gte, lte, is, not } = wanted;
  const isBetween = typeof value === 'number' && value >= (gte ?? value) && value <= (lte ?? value);
  return (
    value !== undefined &&
    ((gte ?? lte) === undefined || isBetween) &&
    (is === undefined || [is].flat().includes(value as string)) &&
    (not === undefined || ![not].flat().includes(value as string))
  );
}
