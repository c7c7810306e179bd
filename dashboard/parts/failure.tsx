import { failureWords } from '../words/failure-words.ts';

/** Stands where something could not be loaded: what happened, what to do, and the way to try again. */
export function Failure({ error, retry }: { error: unknown; retry(): void }) {
  const { happened, todo } = failureWords(error);
  return (
    <div class="failure" role="alert">
      <p>
        <b>{happened}</b> {todo}
      </p>
      <button type="button" class="button" onClick={retry}>
        Try again
      </button>
    </div>
  );
}
