import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useAct } from '../data/use-act.ts';

interface DoButtonProps {
  /** None: there is nothing left to do. */
  label: string | undefined;
  act(): Promise<void>;
  /** What is said when it was done, in the place of the button. */
  done: string;
}

/** A button for one thing. When it was done and the button is gone, the focus is on what has become of it. */
export function DoButton({ label, act, done }: DoButtonProps) {
  const said = useRef<HTMLParagraphElement>(null);
  const [isDone, setDone] = useState(false);
  const { busy, refused, run } = useAct();
  useLayoutEffect(() => {
    if (isDone) said.current?.focus();
  }, [isDone]);
  const press = () => run(() => act().then(() => setDone(true)));
  if (isDone) {
    return (
      <p ref={said} class="said" tabIndex={-1}>
        {done}
      </p>
    );
  }
  if (label === undefined) return null;
  return (
    <div>
      <button type="button" class="button" aria-disabled={busy} onClick={press}>
        {label}
      </button>
      <p class="refused" role="alert">
        {refused}
      </p>
    </div>
  );
}
