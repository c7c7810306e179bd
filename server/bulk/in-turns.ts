/** Waits so many milliseconds, and for one turn of the event loop at least. */
export type Rest = (milliseconds: number) => Promise<void>;

export const rest: Rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Long work by turns with everybody else: after each piece it rests for as long as the piece took, with what was done
 * about it. Without a rest pieces that never wait for anything outside of the thread would hold up all requests until
 * the last of them.
 *
 * @param clock milliseconds, from whenever
 */
export async function* inTurns<T>(
  pieces: AsyncIterable<T>,
  pause: Rest,
  clock: () => number = () => performance.now(),
): AsyncIterable<T> {
  let began = clock();
  for await (const piece of pieces) {
    yield piece;
    await pause(clock() - began);
    began = clock();
  }
}
