/** The same function, except that a failure of ours is nobody else's: it is dropped instead of thrown into the page. */
export function quietly<A extends unknown[]>(work: (...args: A) => void): (...args: A) => void {
  return (...args) => {
    try {
      work(...args);
    } catch {}
  };
}
