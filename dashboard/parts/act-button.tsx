import { useState } from 'preact/hooks';
import { saveFailure } from '../words/save-failure.ts';

interface ActButtonProps {
  label: string;
  /** What it does, whole: it may be heard without what stands beside it. */
  about: string;
  act(): Promise<void>;
}

/** A button for something that can be done again and again; why it was not done stands below. */
export function ActButton({ label, about, act }: ActButtonProps) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState('');
  const press = async () => {
    if (busy) return;
    setBusy(true);
    setRefused('');
    try {
      await act();
    } catch (error) {
      setRefused(saveFailure(error, false));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div>
      <button type="button" class="button" aria-label={about} aria-disabled={busy} onClick={press}>
        {label}
      </button>
      <p class="refused" role="alert">
        {refused}
      </p>
    </div>
  );
}
