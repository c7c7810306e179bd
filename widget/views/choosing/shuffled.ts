/** The list in an order that is drawn, each as likely (Fisher and Yates). `below(n)`: a whole number from 0 to below n. */
export function shuffled<T>(list: readonly T[], below: (n: number) => number = drawn): T[] {
  const copy = [...list];
  for (let last = copy.length - 1; last > 0; last--) {
    const other = below(last + 1);
    [copy[last], copy[other]] = [copy[other]!, copy[last]!];
  }
  return copy;
}

/** Where the range of a draw is no multiple of n, what is left over would favour some numbers: it is drawn again. */
export function drawn(n: number, draw = () => crypto.getRandomValues(new Uint32Array(1))[0]!): number {
  const fair = 2 ** 32 - (2 ** 32 % n);
  let number = draw();
  while (number >= fair) number = draw();
  return number % n;
}
