import { useLayoutEffect, useRef } from 'preact/hooks';
import { say } from '../words/say.ts';
import { DoButton } from './do-button.tsx';

interface UndoProps {
  /** What was done. */
  said: string;
  /** What the button says, whole: it may be heard without what stands beside it. */
  label: string;
  undo(): Promise<void>;
}

/** Stands where something was taken away, and brings it back. It has the focus: the button that it was done by is gone. */
export function Undo({ said, label, undo }: UndoProps) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.focus(), []);
  return (
    <div class="undo" ref={place} tabIndex={-1} role="status">
      <span>{said}</span> <DoButton label={label} act={undo} done={say('It is back.')} />
    </div>
  );
}
