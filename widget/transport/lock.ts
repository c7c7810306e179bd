/** Runs the work while no other tab holds the lock of that name; without `navigator.locks`, just runs it. */
export async function withLock(name: string, work: () => Promise<void>): Promise<void> {
  let begun = false;
  const once = () => {
    begun = true;
    return work();
  };
  try {
    await navigator.locks.request(name, once);
  } catch (error) {
    // Missing, or refused as in a sandboxed frame; a failure of the work itself is the caller's.
    if (begun) throw error;
    await once();
  }
}
