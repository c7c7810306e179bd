import { useLayoutEffect, useRef } from 'preact/hooks';
import { CopyLine } from '../../parts/copy-line.tsx';
import { say } from '../../words/say.ts';

interface ShownOnceProps {
  /** What it is, and that it is shown this once. */
  title: string;
  /** Why it has to be taken along now. */
  why: string;
  secret: string;
  /** What the secret is, for who hears the button that copies it. */
  what: string;
  /** It was put where it belongs. */
  done(): void;
}

/** A secret that was just made, this once: nothing brings it back when the page is left. */
export function ShownOnce({ title, why, secret, what, done }: ShownOnceProps) {
  const start = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => start.current?.focus(), []);
  return (
    <div class="made" ref={start} tabIndex={-1} role="status">
      <p>
        <b>{title}</b> {why}
      </p>
      <CopyLine line={secret} what={what} />
      <button type="button" class="button" onClick={done}>
        {say('I have put it away')}
      </button>
    </div>
  );
}
