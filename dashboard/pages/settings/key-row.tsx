import type { KeyAnswer } from '../../../shared/key.ts';
import type { Site } from '../../../shared/site.ts';
import { useNow } from '../../data/use-now.ts';
import { TwoSteps } from '../../parts/two-steps.tsx';
import { keyTimes, reachWords, scopeWord } from '../../words/key-words.ts';
import { say } from '../../words/say.ts';

interface KeyRowProps {
  secret: KeyAnswer;
  sites: readonly Site[];
  /** The zone that times are shown in. */
  zone: string;
  revoke(id: string): Promise<void>;
}

/** A key: what it may do, when it was used, and its end. */
export function KeyRow({ secret, sites, zone, revoke }: KeyRowProps) {
  const now = useNow(60_000);
  const { id, name, prefix } = secret;
  return (
    <li>
      <div>
        <b>{name}</b> <code>{prefix}…</code>
        <small>
          {[scopeWord(secret), reachWords(secret, sites), ...keyTimes(secret, now, zone)].map((part) => (
            <span key={part}>{part}</span>
          ))}
        </small>
      </div>
      <TwoSteps
        label={say('Revoke')}
        about={say('Revoke {name}', { name })}
        warning={say(
          'Whatever uses “{name}” is refused at once, and the key never works again. This cannot be undone.',
          { name },
        )}
        action={say('Revoke for good')}
        act={() => revoke(id)}
      />
    </li>
  );
}
