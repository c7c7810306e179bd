import { type Rest, rest } from './bulk/in-turns.ts';
import type { Storage } from './storage/storage.ts';

export interface IndexTextsDeps {
  storage: Pick<Storage, 'texts'>;
  /** Whether the server stops: looked at between two turns. */
  isOver: () => boolean;
  pause?: Rest;
  /** Milliseconds, from whenever. */
  clock?: () => number;
}

/**
 * Lets the index of texts follow them, turn by turn, until it has. It rests as long as each turn took: however much was
 * imported, half of a processor is left for others.
 */
export async function indexTexts({
  storage,
  isOver,
  pause = rest,
  clock = () => performance.now(),
}: IndexTextsDeps): Promise<void> {
  while (!isOver()) {
    const began = clock();
    try {
      if ((await storage.texts.index()) === 0) return;
    } catch (error) {
      // What the end has cut short is done after the next start.
      if (!isOver()) throw error;
    }
    await pause(clock() - began);
  }
}
