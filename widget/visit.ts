/** What the loader hands to the lazily loaded part. They are bundles apart: this is all they agree on. */
import type { WidgetConfig, WidgetSurvey } from '../shared/widget-config.ts';
import type { Family, Kit } from './views/view.ts';

/** What one view of a page knows. */
export interface Visit {
  /** Where the loader came from, and where answers go. */
  origin: string;
  config: WidgetConfig;
  /** The `data-` attributes of the script tag. */
  tag: DOMStringMap;
  told: Told;
}

/** What the page has said of its visitor; in memory alone. Who changes it dispatches `earshot:told` on the document. */
export interface Told {
  /** More may be kept than what follows from what the visitor did. */
  consented?: boolean;
  /** The site's own name for the visitor. */
  visitor?: string;
  attributes?: Record<string, string | number | boolean>;
}

export interface Manner {
  /** Whether the visitor asked for the card: then focus moves into it. */
  focus: boolean;
  /** The share of views that the survey is shown in; 1 where it was not sampled. */
  rate: number;
}

export interface OpenCard {
  focus(): void;
  close(): void;
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
  ): OpenCard;
  /** Sends what earlier pages could not. */
  flush(visit: Visit): void;
}
