import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useAct } from '../data/use-act.ts';
import { say } from '../words/say.ts';

interface TwoStepsProps {
  /** The first step, in short; `about` is the same for who hears it alone. */
  label: string;
  about: string;
  /** What the second step does that nothing brings back. */
  warning: string;
  action: string;
  act(): Promise<void>;
}

/** A button for what cannot be undone: it says first what that is, and asks for a second, deliberate press. */
export function TwoSteps({ label, about, warning, action, act }: TwoStepsProps) {
  const first = useRef<HTMLButtonElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const [asked, setAsked] = useState<boolean>();
  const { busy, refused, run } = useAct();
  useLayoutEffect(() => {
    if (asked) keep.current?.focus();
    else if (asked === false) first.current?.focus();
  }, [asked]);
  if (!asked) {
    return (
      <button ref={first} type="button" class="button" aria-label={about} onClick={() => setAsked(true)}>
        {label}
      </button>
    );
  }
  return (
    <fieldset class="two-steps" aria-label={about}>
      <p>{warning}</p>
      <button ref={keep} type="button" class="button" onClick={() => setAsked(false)}>
        {say('Keep it')}
      </button>
      <button type="button" class="button danger" aria-disabled={busy} onClick={() => run(act)}>
        {action}
      </button>
      <p class="refused" role="alert">
        {refused}
      </p>
    </fieldset>
  );
}
