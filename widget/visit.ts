/** What the loader hands to the lazily loaded part. They are bundles apart: this is all they agree on. */
import type { ResponseInput } from '../shared/response.ts';
import type { WidgetConfig, WidgetSurvey } from '../shared/widget-config.ts';
import type { EarshotEvents, EarshotTag } from './earshot.d.ts';
import type { Objection } from './eligibility.ts';
import type { RuleObjection } from './rules/rule-objection.ts';
import type { Kit } from './views/kit.ts';
import type { Family } from './views/view.ts';

/** The `data-` attributes of the script tag. */
export type Tag = Partial<EarshotTag>;

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
  /** When surveys were shown in the life of this document, in milliseconds: by their slugs, and any by `*`. */
  shown: Record<string, number>;
  /** Keeps that a survey was shown, once the visitor allows it. */
  remember?: ((slug: string) => void) | undefined;
}

/**
 * What the page has told of its visitor; in memory alone. It travels with each answer from then on. Who changes it
 * dispatches `earshot:told` on the document.
 */
export interface Told extends Pick<ResponseInput, 'visitor' | 'attributes' | 'vitals'> {
  /** More may be kept than what follows from what the visitor did. */
  consented?: boolean;
}

export interface Manner {
  /** Whether the visitor asked for the card: then focus moves into it. */
  focus: boolean;
  /** The share of views, or of visitors, that the survey is shown in; 1 where it was not sampled. */
  rate: number;
  unit?: Sampling['unit'] | undefined;
  /** What speaks against it by now; absent where the visitor or the page asked for it. */
  against?: (() => Against[]) | undefined;
  /** The answer is a try, and counts for nothing. */
  test?: boolean | undefined;
}

export type Sampling = NonNullable<ResponseInput['sampling']>;
/** What may speak against showing a survey. */
export type Against = Objection | RuleObjection;

export interface OpenCard {
  focus(): void;
  /** The page has taken it away. */
  isGone(): boolean;
  /** As the visitor would. */
  close(): void;
  /** Takes it away, as if it had not been there, unless the visitor has begun. */
  withdraw(): void;
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
  ): OpenCard;
  /** Resolves once the visitor is at nothing that a survey would interrupt. */
  whenFree(): Promise<void>;
  /** Sends what earlier pages could not, and shows what was begun on this one and left open. */
  resume(visit: Visit, show: (slug: string) => void): void;
}
