import type { ComponentChildren } from 'preact';
import type { Shown } from '../data/use-answer.ts';
import { say } from '../words/say.ts';

interface AwaitWordProps<T> {
  answer: Shown<T>;
  children: (data: T) => ComponentChildren;
}

/** Shows an answer that is as small as a word: nothing before, and in its place the way to try again where it failed. */
export function AwaitWord<T>({ answer, children }: AwaitWordProps<T>) {
  if (answer.data !== undefined) return <>{children(answer.data)}</>;
  if (answer.loading) return null;
  return (
    <button type="button" class="quiet" onClick={answer.retry}>
      {say('Not loaded: try again')}
    </button>
  );
}
