import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useAct } from '../data/use-act.ts';
import { say } from '../words/say.ts';

interface HeldDeedProps {
  label: string;
  /** What it does that nothing brings back. */
  warning: string;
  /** What the two buttons say while it is held: not to wait, and not to do it. */
  now: string;
  keep: string;
  act(): Promise<void>;
}

/** Seconds. */
const heldFor = 10;

/**
 * A button for what nothing brings back: it is held for some seconds, in which it can be taken back. Whoever leaves the
 * page meanwhile has not done it.
 */
export function HeldDeed({ label, warning, now, keep, act }: HeldDeedProps) {
  const first = useRef<HTMLButtonElement>(null);
  const way = useRef<HTMLButtonElement>(null);
  /** Seconds that are left; null: it is not asked for. */
  const [left, setLeft] = useState<number | null>(null);
  const [taken, setTaken] = useState(false);
  const { busy, refused, run } = useAct();
  const held = left !== null;
  useLayoutEffect(() => {
    if (held) way.current?.focus();
    else if (taken) first.current?.focus();
  }, [held, taken]);
  const carryOut = () => run(() => act().finally(() => setLeft(null)));
  useEffect(() => {
    if (left === null || busy) return;
    if (left === 0) {
      void carryOut();
      return;
    }
    const timer = setTimeout(() => setLeft(left - 1), 1_000);
    return () => clearTimeout(timer);
  });
  if (!held) {
    return (
      <div>
        <button
          ref={first}
          type="button"
          class="button danger"
          onClick={() => {
            setTaken(true);
            setLeft(heldFor);
          }}
        >
          {label}
        </button>
        <p class="refused" role="alert">
          {refused}
        </p>
      </div>
    );
  }
  return (
    <fieldset class="two-steps" aria-label={label}>
      <p>{warning}</p>
      <p aria-live="off">
        {say('{left, plural, one {It happens in a second.} other {It happens in # seconds.}}', { left })}
      </p>
      <button ref={way} type="button" class="button" aria-disabled={busy} onClick={() => setLeft(null)}>
        {keep}
      </button>
      <button type="button" class="button danger" aria-disabled={busy} onClick={() => setLeft(0)}>
        {now}
      </button>
    </fieldset>
  );
}
