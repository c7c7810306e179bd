import type { ComponentChildren } from 'preact';
import type { WidgetQuestion } from '../../shared/widget-config.ts';

export interface RatingProps {
  question: WidgetQuestion;
  value: number | undefined;
  /** `activated`: by click, Enter or Space, and not by an arrow key. */
  rate(value: number, activated: boolean): void;
}

interface ScaleProps extends RatingProps {
  kind: string;
  /** What a step shows. */
  face(value: number): ComponentChildren;
  /** A step's accessible name; undefined where what it shows is its name. */
  name?(value: number): string | undefined;
  /** Whether a step looks chosen; by default only the one that is. */
  lit?(value: number): boolean;
}

/** The scale of a rating: a radio group with one tab stop, in which arrows, Home and End select and never move on. */
export function Rating({ question, value, rate, kind, face, name, lit }: ScaleProps) {
  const { min = 0, max = 0, low, high, required } = question;
  const values = Array.from({ length: max - min + 1 }, (_, index) => min + index);

  const keyDown = (event: KeyboardEvent) => {
    const group = event.currentTarget as HTMLElement;
    const from = values.indexOf(Number((event.target as HTMLElement).dataset.value));
    const to = target(event.key, from, values.length, group.closest('[dir=rtl]') !== null);
    if (to === undefined) return;
    event.preventDefault();
    rate(values[to]!, false);
    (group.children[to] as HTMLElement).focus();
  };

  return (
    <>
      <div
        class={`scale ${kind}`}
        data-steps={values.length}
        role="radiogroup"
        aria-labelledby="question"
        aria-required={required}
        onKeyDown={keyDown}
      >
        {values.map((step) => (
          // biome-ignore lint/a11y/useSemanticElements: a native radio cannot tell an arrow key from a click
          <button
            key={step}
            type="button"
            role="radio"
            class={(lit ? lit(step) : step === value) ? 'lit' : ''}
            aria-checked={step === value}
            aria-label={(name ?? nameOf(question))(step)}
            tabIndex={step === (value ?? min) ? 0 : -1}
            data-value={step}
            onClick={() => rate(step, true)}
          >
            {face(step)}
          </button>
        ))}
      </div>
      {kind !== 'thumbs' && (low || high) && (
        <div class="ends" aria-hidden="true">
          <span>{low}</span>
          <span>{high}</span>
        </div>
      )}
    </>
  );
}

/** The index that a key goes to; arrows follow the eye, and a scale has two ends that do not meet. */
function target(key: string, from: number, length: number, rtl: boolean): number | undefined {
  const forward = rtl ? 'ArrowLeft' : 'ArrowRight';
  const backward = rtl ? 'ArrowRight' : 'ArrowLeft';
  if (key === 'Home') return 0;
  if (key === 'End') return length - 1;
  if (key === forward || key === 'ArrowDown') return Math.min(from + 1, length - 1);
  if (key === backward || key === 'ArrowUp') return Math.max(from - 1, 0);
  return undefined;
}

/** "0, Not at all likely": a step's number, and its meaning where it has one. */
function nameOf({ min, max, low, high, steps }: WidgetQuestion): (value: number) => string {
  return (value) => {
    const end = value === min ? low : value === max ? high : undefined;
    const meaning = steps?.[value - (min ?? 0)] ?? end;
    return meaning ? `${value}, ${meaning}` : `${value}`;
  };
}
