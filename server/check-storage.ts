import type { Storage } from './storage/storage.ts';

const day = 24 * 3_600_000;

export interface CheckDeps {
  storage: Pick<Storage, 'condition' | 'findFault'>;
  now: () => number;
  /** Hears how many milliseconds a check took that found all whole. */
  onWhole(milliseconds: number): void;
  /** Hears that a check found damage. */
  onDamage(): void;
}

/**
 * Reads all that is stored where that was not done for a day; asked every hour, it is done daily however often the
 * process is started anew. Rejects with what is wrong, and then each time until it is put right.
 */
export async function checkStorage({ storage, now, onWhole, onDamage }: CheckDeps): Promise<void> {
  const began = now();
  const { wholeAt } = await storage.condition();
  if (wholeAt !== null && began - wholeAt < day) return;
  const fault = await storage.findFault();
  if (fault !== null) {
    onDamage();
    throw new Error(`the stored data are damaged, restore a backup: ${fault}`);
  }
  onWhole(now() - began);
}
