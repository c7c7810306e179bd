import type { WidgetChoice } from '../../../shared/widget-config.ts';
import type { Kit } from '../kit.ts';
import type { CreateView } from '../view.ts';
import { optionFace } from './option-face.ts';
import { ownWords } from './own-words.ts';

type Chosen = (string | { other: string })[];

/** Any of several options, up to as many as may be chosen; in the answer they stand in the order of the options. */
export function choices({ h, set }: Kit): CreateView<WidgetChoice> {
  return ({ question: { options, other, hint, max }, give }) => {
    let chosen: Chosen = [];
    const field = ownWords(h, other, (words) => give([...ids(), { other: words }]));
    const boxes = options.map(({ id, ...face }) =>
      h('button', { role: 'checkbox', onclick: () => toggle(id) }, ...optionFace(h, face)),
    );
    if (other !== undefined) boxes.push(h('button', { role: 'checkbox', onclick: toggleOwn }, other));
    const group = {
      class: 'scale options',
      role: 'group',
      'aria-labelledby': 'question',
      'aria-describedby': hint && 'hint',
    };
    return {
      nodes: [
        ...(hint ? [h('p', { class: 'hint', id: 'hint' }, hint)] : []),
        h('div', group, ...boxes),
        ...field.nodes,
      ],
      draw,
    };

    function draw(answer: unknown): void {
      chosen = (answer as Chosen | undefined) ?? [];
      const has = [...options.map(({ id }) => chosen.includes(id)), words() !== undefined];
      boxes.forEach((box, index) => {
        set(box, {
          class: has[index] ? 'lit' : '',
          'aria-checked': has[index],
          'aria-disabled': !has[index] && isFull(),
        });
      });
      field.draw(words());
    }

    function toggle(id: string): void {
      const had = chosen.includes(id);
      if (!had && isFull()) return;
      const after = options.filter((option) => (option.id === id ? !had : chosen.includes(option.id)));
      give([...after.map((option) => option.id), ...chosen.filter(isOwn)]);
    }

    function toggleOwn(): void {
      if (words() !== undefined) give(ids());
      else if (!isFull()) {
        give([...ids(), { other: field.words() }]);
        field.focus();
      }
    }

    function ids(): Chosen {
      return chosen.filter((one) => !isOwn(one));
    }

    function words(): string | undefined {
      return chosen.find(isOwn)?.other;
    }

    function isFull(): boolean {
      return max !== undefined && chosen.length >= max;
    }
  };
}

function isOwn(one: Chosen[number]): one is { other: string } {
  return typeof one === 'object';
}
