import { random } from '../../bench/random.ts';

/** Draws that are the same for the same seed. */
export interface Draw {
  /** A whole number from 0 to n - 1. */
  below(n: number): number;
  chance(share: number): boolean;
  one<T>(of: readonly T[]): T;
  bytes(length: number): Buffer;
  uuid(): string;
}

export function drawing(seed: number): Draw {
  const next = random(seed);
  const below = (n: number) => Math.floor(next() * n);
  const draw: Draw = {
    below,
    chance: (share) => next() < share,
    one: (of) => of[below(of.length)]!,
    bytes: (length) => Buffer.from(Array.from({ length }, () => below(256))),
    uuid: () =>
      draw
        .bytes(16)
        .toString('hex')
        .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-7$3-8$4-$5'),
  };
  return draw;
}
