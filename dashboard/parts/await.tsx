import type { ComponentChildren } from 'preact';
import type { Shown } from '../data/use-answer.ts';
import { Failure } from './failure.tsx';

interface AwaitProps<T> {
  answer: Shown<T>;
  /** What keeps the place until the first answer is there; of the same height, so that nothing jumps. */
  skeleton: ComponentChildren;
  children: (data: T) => ComponentChildren;
}

/** Shows an answer, its skeleton before, its failure instead; an older answer stays, dimmed, while a new one loads. */
export function Await<T>({ answer, skeleton, children }: AwaitProps<T>) {
  if (answer.error !== undefined && !answer.loading) {
    return <Failure error={answer.error} retry={answer.retry} />;
  }
  if (answer.data === undefined) return <div aria-busy="true">{skeleton}</div>;
  return (
    <div class="awaited" aria-busy={answer.loading}>
      {children(answer.data)}
    </div>
  );
}
