import type { KeyCreated } from '../../../shared/key.ts';
import { say } from '../../words/say.ts';
import { ShownOnce } from './shown-once.tsx';

interface MadeKeyProps {
  made: KeyCreated;
  done(): void;
}

/** A new key. */
export function MadeKey({ made: { name, key }, done }: MadeKeyProps) {
  return (
    <ShownOnce
      title={say('The key “{name}” is made. It is shown this once.', { name })}
      why={say(
        'Put it where it is used before you go on: only its hash is stored, so nobody can show it again.',
      )}
      secret={key}
      what={say('the key')}
      done={done}
    />
  );
}
