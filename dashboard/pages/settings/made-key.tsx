import { useLayoutEffect, useRef } from 'preact/hooks';
import type { KeyCreated } from '../../../shared/key.ts';
import { CopyLine } from '../../parts/copy-line.tsx';
import { say } from '../../words/say.ts';

interface MadeKeyProps {
  made: KeyCreated;
  /** It was put where it belongs. */
  done(): void;
}

/** A new key, this once: nothing brings it back when the page is left. */
export function MadeKey({ made: { name, key }, done }: MadeKeyProps) {
  const start = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => start.current?.focus(), []);
  return (
    <div class="made" ref={start} tabIndex={-1} role="status">
      <p>
        <b>{say('The key “{name}” is made. It is shown this once.', { name })}</b>{' '}
        {say(
          'Put it where it is used before you go on: only its hash is stored, so nobody can show it again.',
        )}
      </p>
      <CopyLine line={key} what={say('the key')} />
      <button type="button" class="button" onClick={done}>
        {say('I have put it away')}
      </button>
    </div>
  );
}
