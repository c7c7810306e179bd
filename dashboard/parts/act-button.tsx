import { useAct } from '../data/use-act.ts';

interface ActButtonProps {
  label: string;
  /** What it does, whole, where it may be heard without what stands beside it. */
  about?: string;
  act(): Promise<void>;
}

/** A button for something that can be done again and again; why it was not done stands below. */
export function ActButton({ label, about, act }: ActButtonProps) {
  const { busy, refused, run } = useAct();
  return (
    <div>
      <button type="button" class="button" aria-label={about} aria-disabled={busy} onClick={() => run(act)}>
        {label}
      </button>
      <p class="refused" role="alert">
        {refused}
      </p>
    </div>
  );
}
