import type { WidgetRating } from '../../shared/widget-config.ts';
import { h } from '../dom.ts';
import { type RadiosOptions, radios } from './radios.ts';
import type { Asking, View } from './view.ts';

type Look = Pick<RadiosOptions<number>, 'kind' | 'face'> &
  Partial<Pick<RadiosOptions<number>, 'name' | 'lit'>>;

/** The scale of a rating, and the meaning of its two ends below it. */
export function rating({ question, give }: Asking<WidgetRating>, look: Look): View {
  const { min, max, low, high, required } = question;
  const scale = radios({
    values: Array.from({ length: max - min + 1 }, (_, index) => min + index),
    group: { 'aria-labelledby': 'question', 'aria-required': required },
    name: nameOf(question),
    pick: give,
    ...look,
  });
  const ends = h('div', { class: 'ends', 'aria-hidden': true }, h('span', {}, low), h('span', {}, high));
  return {
    nodes: look.kind === 'thumbs' ? [scale.element] : [scale.element, ends],
    draw: (answer) => scale.draw(answer as number),
  };
}

/** "0, Not at all likely": a step's number, and its meaning where it has one. */
function nameOf({ min, max, low, high, steps }: WidgetRating): (value: number) => string {
  return (value) => {
    const end = value === min ? low : value === max ? high : undefined;
    const meaning = steps?.[value - min] ?? end;
    return meaning ? `${value}, ${meaning}` : `${value}`;
  };
}
