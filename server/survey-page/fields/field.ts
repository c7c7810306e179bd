import type { WidgetQuestion } from '../../../shared/widget-config.ts';
import type { Given } from '../given.ts';

/** What every kind of field is given to draw itself. */
export interface FieldProps<Q extends WidgetQuestion = WidgetQuestion> {
  question: Q;
  given: Given;
  /** The id of what describes the field: its hint and what is wrong with it. */
  describedBy: string | undefined;
}

/** The name that a question, or a part of it, is sent under. */
export function fieldName(id: string, part?: string): string {
  return part === undefined ? `answers.${id}` : `answers.${id}.${part}`;
}
