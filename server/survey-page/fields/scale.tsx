import type { ComponentChildren } from 'preact';
import type { WidgetRating } from '../../../shared/widget-config.ts';
import { type FieldProps, fieldName } from './field.ts';
import { Face, Thumb } from './picture.tsx';
import { Steps } from './steps.tsx';

/** The steps of a rating's scale, lowest first, with the meaning of both ends below. */
export function Scale({ question, given, describedBy }: FieldProps<WidgetRating>) {
  const { id, type, min, max, low, high, steps: names, required } = question;
  const length = max - min + 1;
  const steps = Array.from({ length }, (_, i) => ({
    value: String(min + i),
    shown: shownAs(type, i, min + i, length),
    name: names?.[i],
  }));
  const chosen = given(id).at(-1);
  return <Steps name={fieldName(id)} {...{ steps, chosen, required, describedBy, low, high }} />;
}

function shownAs(
  type: WidgetRating['type'],
  index: number,
  value: number,
  length: number,
): ComponentChildren {
  if (type === 'emoji') return <Face index={index} of={length} />;
  if (type === 'thumbs') return <Thumb up={index === 1} />;
  return type === 'stars' ? `${value} ★` : value;
}
