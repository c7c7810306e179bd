import { failureWords } from '../words/failure-words.ts';
import { say } from '../words/say.ts';
import { sayParts } from '../words/say-parts.ts';
import { bold } from './bold.tsx';

/** Stands where something could not be loaded: what happened, what to do, and the way to try again. */
export function Failure({ error, retry }: { error: unknown; retry(): void }) {
  const { happened, todo } = failureWords(error);
  return (
    <div class="failure" role="alert">
      <p>{sayParts('<b>{happened}</b> {todo}', { happened, todo, b: bold })}</p>
      <button type="button" class="button" onClick={retry}>
        {say('Try again')}
      </button>
    </div>
  );
}
