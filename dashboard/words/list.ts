import { say } from './say.ts';

/** "a, b, c" */
export function listed(texts: readonly string[]): string {
  return joined(texts, (first, second) => say('{first}, {second}', { first, second }));
}

/** "a, b; c": for texts that may have commas of their own. */
export function apart(texts: readonly string[]): string {
  return joined(texts, (first, second) => say('{first}; {second}', { first, second }));
}

/** "a or b or c" */
export function either(texts: readonly string[]): string {
  return joined(texts, (first, second) => say('{first} or {second}', { first, second }));
}

/** "a and b and c" */
export function both(texts: readonly string[]): string {
  return joined(texts, (first, second) => say('{first} and {second}', { first, second }));
}

/** Sentences one after the other; those that are empty are left out. */
export function sentences(texts: readonly string[]): string {
  return joined(texts.filter(Boolean), (first, second) => say('{first} {second}', { first, second }));
}

function joined(texts: readonly string[], join: (first: string, second: string) => string): string {
  return texts.length > 0 ? texts.reduce(join) : '';
}
