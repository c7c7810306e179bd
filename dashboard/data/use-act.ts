import { useState } from 'preact/hooks';
import { saveFailure } from '../words/save-failure.ts';

export interface Act {
  busy: boolean;
  /** Why it was not done; empty: nothing was refused. */
  refused: string;
  /** Does it, unless it is being done already. */
  run(deed: () => Promise<void>): Promise<void>;
}

/** What a press does: not twice at once, and what is refused is told. */
export function useAct(): Act {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState('');
  const run = async (deed: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setRefused('');
    try {
      await deed();
    } catch (error) {
      setRefused(saveFailure(error, false));
    } finally {
      setBusy(false);
    }
  };
  return { busy, refused, run };
}
