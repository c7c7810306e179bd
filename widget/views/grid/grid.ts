import type { WidgetGrid } from '../../../shared/widget-config.ts';
import css from '../../styles/grid.css';
import options from '../../styles/options.css';
import type { CreateFamily } from '../../visit.ts';
import type { Kit } from '../kit.ts';
import type { CreateView } from '../view.ts';

/** Questions that rate several items on one scale; a chunk of its own. */
const grid: CreateFamily = (kit) => ({ css: options + css, views: { matrix: items(kit), kano: items(kit) } });
export default grid;

type Steps = Record<string, number>;

/** A scale for each item below its name. Where each step has a name, the names are what is chosen from. */
function items({ h, radios }: Kit): CreateView<WidgetGrid> {
  return ({ question, give }) => {
    const { type, items, max, low, high, required } = question;
    let steps: Steps = {};
    const rows = items.map(({ id }, index) =>
      radios({
        kind: type === 'kano' ? 'options' : 'numbers',
        values: Array.from({ length: max }, (_, step) => step + 1),
        group: { 'aria-labelledby': `question item-${index}`, 'aria-required': required },
        face: (step) => [type === 'kano' ? question.steps![step - 1]! : `${step}`],
        name: type === 'kano' ? undefined : nameOf(question),
        pick: (step) => give({ ...steps, [id]: step }),
      }),
    );
    const ends = h('div', { class: 'ends', 'aria-hidden': true }, h('span', {}, low), h('span', {}, high));
    const named = items.map(({ text }, index) => h('p', { class: 'item', id: `item-${index}` }, text));
    return {
      nodes: [...rows.flatMap((row, index) => [named[index]!, row.element]), ...(low || high ? [ends] : [])],
      draw(answer) {
        steps = (answer as Steps | undefined) ?? {};
        rows.forEach((row, index) => {
          row.draw(steps[items[index]!.id]);
        });
      },
    };
  };
}

/** "1, Very dissatisfied": a step's number, and its meaning where it has one. */
function nameOf({ max, low, high, steps }: WidgetGrid): (step: number) => string {
  return (step) => {
    const meaning = steps?.[step - 1] ?? (step === 1 ? low : step === max ? high : undefined);
    return meaning ? `${step}, ${meaning}` : `${step}`;
  };
}
