import type { WidgetQuestion } from '../../../shared/widget-config.ts';
import { shuffled } from './shuffled.ts';

/** Draws the order of options that are to be shuffled, or takes the one that this visitor has seen already. */
export function arranged(question: WidgetQuestion, seen: readonly string[] | undefined): WidgetQuestion {
  if (!('options' in question) || !question.shuffle) return question;
  const { id, options } = question;
  const place = (option: { id: string }) => seen!.indexOf(`${id}.${option.id}`);
  return {
    ...question,
    options: seen ? [...options].sort((a, b) => place(a) - place(b)) : shuffled(options),
  };
}
