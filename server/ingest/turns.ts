/** One's place among those who were begun together. */
export interface Turn {
  /** Resolves once all before have gone. */
  come: Promise<void>;
  /** Lets the next one come, as far as those before have gone, too. */
  go(): void;
}

/** So many places, in their order: whatever each waits for on its way, they come to the same point one after the other. */
export function turns(count: number): Turn[] {
  let come = Promise.resolve();
  return Array.from({ length: count }, () => {
    let go = () => {};
    const gone = new Promise<void>((resolve) => {
      go = resolve;
    });
    const turn = { come, go };
    come = Promise.all([come, gone]).then(() => {});
    return turn;
  });
}
