import { useEffect, useReducer } from 'preact/hooks';
import type { Loaded } from './answers.ts';
import type { Asked } from './asked.ts';
import { useEarshot } from './earshot-context.ts';

/** The answers to several questions, in their order; see `useAnswer`. There may be more or fewer at the next drawing. */
export function useAnswers<T>(asked: readonly Asked<T>[]): Loaded<T>[] {
  const { answers } = useEarshot();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const states = asked.map(({ key, load, about }) => answers.ask(key, load, about));
  useEffect(() => {
    redraw(undefined);
    const stops = asked.map(({ key }) => answers.listen(key, () => redraw(undefined)));
    return () => {
      for (const stop of stops) stop();
    };
  }, [answers, asked.map(({ key }) => key).join('\n')]);
  return states;
}
