import type { WidgetConsent } from '../../../shared/widget-config.ts';
import type { Kit } from '../kit.ts';
import type { CreateView } from '../view.ts';

/** Given or refused, each as easily as the other. */
export function consent({ radios }: Kit): CreateView<WidgetConsent> {
  return ({ question: { yes, no, required }, give }) => {
    const two = radios({
      kind: 'thumbs',
      values: [true, false],
      group: { 'aria-labelledby': 'question', 'aria-required': required },
      face: (value) => [value ? yes : no],
      pick: give,
    });
    return { nodes: [two.element], draw: (answer) => two.draw(answer as boolean) };
  };
}
