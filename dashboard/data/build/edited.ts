import type { Survey } from '../../../shared/survey.ts';

/** What of a survey is written on the page Build. */
export type Edited = Pick<Survey, 'name' | 'questions' | 'display' | 'show'>;

export function editedOf({ name, questions, display, show }: Survey): Edited {
  return { name, questions, display, show };
}
