/** What the loader hands to the lazily loaded part. They are bundles apart: this is all they agree on. */
import type { ResponseInput } from '../shared/response.ts';
import type { WidgetConfig, WidgetSurvey } from '../shared/widget-config.ts';
import type { EarshotEvents, EarshotTag } from './earshot.d.ts';
import type { Family, Kit } from './views/view.ts';

/** The `data-` attributes of the script tag. */
export type Tag = Readonly<Partial<EarshotTag>>;

/**
 * What the page has told of its visitor; in memory alone. It travels with each answer from then on. Who changes it
 * dispatches `earshot:told` on the document.
 */
export interface Told extends Pick<ResponseInput, 'visitor' | 'attributes' | 'vitals'> {
  /** More may be kept than what follows from what the visitor did. */
  consented?: boolean;
}

/** Tells the page, and whatever waits for it, by an event on the document. */
export type Tell = <E extends keyof EarshotEvents>(name: E, detail: EarshotEvents[E]) => void;

/** What one view of a page knows. */
export interface Visit {
  /** Where the loader came from, and where answers go. */
  origin: string;
  config: WidgetConfig;
  tag: Tag;
  told: Told;
  tell: Tell;
}

export interface Manner {
  /** Whether the visitor asked for the card: then focus moves into it. */
  focus: boolean;
  /** The share of views that the survey is shown in; 1 where it was not sampled. */
  rate: number;
  /** The answer is a try, and counts for nothing. */
  test?: boolean | undefined;
}

export interface OpenCard {
  focus(): void;
  /** As the visitor would. */
  close(): void;
  /** Takes it off the page, to be gone on with later. */
  hide(): void;
}

/** The default export of a chunk with questions that are not always there. */
export type CreateFamily = (kit: Kit) => Family;

/** What is loaded to show a survey. */
export interface Parts {
  ui: Ui;
  families: CreateFamily[];
}

/** The exports of the lazily loaded part. */
export interface Ui {
  open(
    visit: Visit,
    survey: WidgetSurvey,
    manner: Manner,
    closed: () => void,
    families: CreateFamily[],
    /** Shows a survey anew. */
    show: (survey: WidgetSurvey, manner: Manner) => void,
  ): OpenCard;
  /** Sends what earlier pages could not. */
  flush(visit: Visit): void;
}
