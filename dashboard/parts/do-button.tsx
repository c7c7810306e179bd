import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { saveFailure } from '../words/save-failure.ts';

interface DoButtonProps {
  /** None: there is nothing left to do. */
  label: string | undefined;
  act(): Promise<void>;
  /** What is said when it was done, in the place of the button; none: it stays, for another time. */
  done?: string;
}

/** A button for one thing. When it was done and the button is gone, the focus is on what has become of it. */
export function DoButton({ label, act, done }: DoButtonProps) {
  const said = useRef<HTMLParagraphElement>(null);
  const [state, setState] = useState<'idle' | 'busy' | 'done'>('idle');
  const [refused, setRefused] = useState('');
  useLayoutEffect(() => {
    if (state === 'done') said.current?.focus();
  }, [state]);
  const press = async () => {
    if (state === 'busy') return;
    setState('busy');
    setRefused('');
    try {
      await act();
      setState(done === undefined ? 'idle' : 'done');
    } catch (error) {
      setState('idle');
      setRefused(saveFailure(error, false));
    }
  };
  if (state === 'done') {
    return (
      <p ref={said} class="said" tabIndex={-1}>
        {done}
      </p>
    );
  }
  if (label === undefined) return null;
  return (
    <div>
      <button type="button" class="button" aria-disabled={state === 'busy'} onClick={press}>
        {label}
      </button>
      <p class="refused" role="alert">
        {refused}
      </p>
    </div>
  );
}
