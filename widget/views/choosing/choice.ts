import type { WidgetChoice } from '../../../shared/widget-config.ts';
import type { Kit } from '../kit.ts';
import type { CreateView } from '../view.ts';
import { optionFace } from './option-face.ts';
import { ownWords } from './own-words.ts';

/** The place of one's own words among the ids of options, none of which is empty. */
const own = '';

/** One of several options, or one's own words. */
export function choice({ h, radios }: Kit): CreateView<WidgetChoice> {
  return ({ question, give }) => {
    const { options, other, required } = question;
    const field = ownWords(h, other, (words) => give({ other: words }));
    const list = radios({
      kind: 'options',
      values: [...options.map(({ id }) => id), ...(other === undefined ? [] : [own])],
      group: { 'aria-labelledby': 'question', 'aria-required': required },
      face: (id) => optionFace(h, options.find((option) => option.id === id) ?? { text: other! }),
      pick(id, activated) {
        if (id !== own) return give(id, activated);
        give({ other: field.words() });
        if (activated) field.focus();
      },
    });
    return {
      nodes: [list.element, ...field.nodes],
      draw(answer) {
        const words = (answer as { other: string } | undefined)?.other;
        list.draw(words === undefined ? (answer as string) : own);
        field.draw(words);
      },
    };
  };
}
