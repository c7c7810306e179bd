import { type Attributes, type Child, h, set } from '../dom.ts';

export interface RadiosOptions<T> {
  kind: string;
  values: readonly T[];
  /** Of the group: what names it, and whether it is required. */
  group: Attributes;
  /** What a value shows. */
  face(value: T): Child[];
  /** A value's accessible name; undefined where what it shows is its name. */
  name?(value: T): string | undefined;
  /** Whether a value looks chosen; by default only the one that is. */
  lit?(value: T, chosen: T | undefined): boolean;
  /** `activated`: by click, Enter or Space, and not by an arrow key. */
  pick(value: T, activated: boolean): void;
}

export interface Radios<T> {
  element: HTMLElement;
  draw(chosen: T | undefined): void;
}

/** A radio group with one tab stop, in which arrows, Home and End select and never move on. */
export function radios<T>({ kind, values, group, face, name, lit, pick }: RadiosOptions<T>): Radios<T> {
  const buttons = values.map((value) =>
    h(
      'button',
      { role: 'radio', 'aria-label': name?.(value), onclick: () => pick(value, true) },
      ...face(value),
    ),
  );
  const element = h(
    'div',
    { class: `scale ${kind}`, role: 'radiogroup', 'data-steps': values.length, onkeydown: keyDown, ...group },
    ...buttons,
  );
  return { element, draw };

  function draw(chosen: T | undefined): void {
    const stop = Math.max(values.indexOf(chosen as T), 0);
    buttons.forEach((button, index) => {
      const value = values[index]!;
      set(button, {
        class: (lit ? lit(value, chosen) : value === chosen) ? 'lit' : '',
        'aria-checked': value === chosen,
        tabindex: index === stop ? 0 : -1,
      });
    });
  }

  function keyDown(event: KeyboardEvent): void {
    const from = buttons.indexOf(event.target as HTMLButtonElement);
    const to = target(event.key, from, buttons.length, element.matches('[dir=rtl] *'));
    if (from < 0 || to === undefined) return;
    event.preventDefault();
    pick(values[to]!, false);
    buttons[to]!.focus();
  }
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
