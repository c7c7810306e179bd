/** What the loader hands to the lazily loaded part. They are two bundles: this is all they agree on. */
import type { WidgetConfig, WidgetSurvey } from '../shared/widget-config.ts';

/** What one view of a page knows. */
export interface Visit {
  /** Where the loader came from, and where answers go. */
  origin: string;
  config: WidgetConfig;
  /** The `data-` attributes of the script tag. */
  tag: DOMStringMap;
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

/** The exports of the lazily loaded part. */
export interface Ui {
  open(visit: Visit, survey: WidgetSurvey, manner: Manner, closed: () => void): OpenCard;
  /** Sends what earlier pages could not. */
  flush(visit: Visit): void;
}
