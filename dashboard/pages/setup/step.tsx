import type { ComponentChildren } from 'preact';
import { bold } from '../../parts/bold.tsx';
import { hidden } from '../../parts/hidden.tsx';
import { say } from '../../words/say.ts';
import { sayParts } from '../../words/say-parts.ts';

export type StepState = 'done' | 'waiting' | 'todo';

const marks: Readonly<Record<StepState, [sign: string, word: string]>> = {
  done: ['✓', say('Done')],
  waiting: ['', say('Waiting')],
  todo: ['!', say('To do')],
};

interface StepProps {
  state: StepState;
  title: string;
  children?: ComponentChildren;
}

/** One item of a checklist: how it stands, by shape and by word, and what there is to do about it. */
export function Step({ state, title, children }: StepProps) {
  const [sign, word] = marks[state];
  return (
    <li class={`step ${state}`}>
      <span class="mark" aria-hidden="true">
        {sign}
      </span>
      <div>
        <p>{sayParts('<hidden>{state}: </hidden><b>{title}</b>', { state: word, title, hidden, b: bold })}</p>
        {children}
      </div>
    </li>
  );
}
