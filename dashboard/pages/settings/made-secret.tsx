import { say } from '../../words/say.ts';
import { ShownOnce } from './shown-once.tsx';

interface MadeSecretProps {
  url: string;
  secret: string;
  /** Whether there was one before, which is good for a day more. */
  isAnother: boolean;
  done(): void;
}

/** What the deliveries of a webhook are signed with. */
export function MadeSecret({ url, secret, isAnother, done }: MadeSecretProps) {
  return (
    <ShownOnce
      key={secret}
      title={say('The secret for {url}. It is shown this once.', { url })}
      why={
        isAnother
          ? say(
              'For 24 hours deliveries are signed with the secret of before, too: replace it there until then.',
            )
          : say('Whoever receives the deliveries checks with it that they are from here.')
      }
      secret={secret}
      what={say('the secret')}
      done={done}
    />
  );
}
