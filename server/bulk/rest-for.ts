import { type Rest, rest } from './in-turns.ts';

/**
 * Rests where somebody came meanwhile, and for one turn of the event loop where nobody did: work that only reads takes
 * what the processor has left, and gives half of it back as soon as it is wanted.
 *
 * @param taken how many have come so far
 */
export function restFor(taken: () => number, pause: Rest = rest): Rest {
  let before = taken();
  return (milliseconds) => {
    const now = taken();
    const isAlone = now === before;
    before = now;
    return pause(isAlone ? 0 : milliseconds);
  };
}
