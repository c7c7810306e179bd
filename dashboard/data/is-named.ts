const stand = ['(none)', '(other)', '(erased)'];

/** Whether a value of a dimension is a value of its own, and does not stand for none, for many, or for an erased one. */
export function isNamed(value: string): boolean {
  return !stand.includes(value);
}
