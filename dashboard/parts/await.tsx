import type { ComponentChildren } from 'preact';
import type { Shown } from '../data/use-answer.ts';
import { Failure } from './failure.tsx';
import { Skeleton } from './skeleton.tsx';

interface AwaitProps<T> {
  answer: Shown<T>;
  /** Pixels that the answer usually takes: kept free until it comes, so that nothing below it jumps. */
  height: number;
  children: (data: T) => ComponentChildren;
}

/** Shows an answer, a skeleton before, a failure instead; an older answer stays, dimmed, while a new one loads. */
export function Await<T>({ answer, height, children }: AwaitProps<T>) {
  if (answer.error !== undefined && !answer.loading) {
    return <Failure error={answer.error} retry={answer.retry} />;
  }
  if (answer.data === undefined) {
    return (
      <div aria-busy="true">
        <Skeleton height={height} />
      </div>
    );
  }
  return (
    <div class="awaited" aria-busy={answer.loading}>
      {children(answer.data)}
    </div>
  );
}
