import type { AnswerValue } from '../../shared/response.ts';
import type { WidgetQuestion, WidgetSurvey, WidgetWords } from '../../shared/widget-config.ts';
import type { Place } from '../place.ts';

/** What one question is answered with. It is built once and drawn anew with each answer. */
export interface View {
  nodes: Node[];
  /** Shows the answer; undefined: none yet. */
  draw(answer: AnswerValue | undefined): void;
}

export interface Asking<Q = WidgetQuestion> {
  question: Q;
  words: WidgetWords;
  /** `activated`: by click, Enter or Space, and complete, so that the next question may come. */
  give(answer: AnswerValue, activated?: boolean): void;
}

export type CreateView<Q = WidgetQuestion> = (asking: Asking<Q>) => View;

/** Questions or forms that are loaded only where a survey has them. */
export interface Family {
  css: string;
  /** Where a card of this form stands; undefined: above the page. */
  place?(survey: WidgetSurvey): Place | undefined;
  /** The question as this visitor is to see it. `seen`: the options as they were shown before, `question.option` each. */
  arranged?(question: WidgetQuestion, seen: readonly string[] | undefined): WidgetQuestion;
  views: Record<string, CreateView<never>>;
}
