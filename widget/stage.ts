import type { WidgetSurvey } from '../shared/widget-config.ts';
import type { Manner, OpenCard, Parts, Visit } from './visit.ts';

export interface Stage {
  readonly visit: Visit;
  /** Whether a survey shows or is about to. */
  busy(): boolean;
  /** Shows the survey in place of any other. One that shows already only takes the focus. */
  show(survey: WidgetSurvey, manner: Manner): void;
  close(): void;
}

/** Room for one survey at a time. What draws a survey is loaded when it shows. */
export function createStage(visit: Visit, loadParts: (survey: WidgetSurvey) => Promise<Parts>): Stage {
  let showing: { slug: string; card?: OpenCard } | undefined;

  return { visit, busy: () => showing !== undefined, show, close };

  function show(survey: WidgetSurvey, manner: Manner): void {
    if (showing?.slug === survey.slug) {
      if (manner.focus) showing.card?.focus();
      return;
    }
    close();
    const mine: NonNullable<typeof showing> = { slug: survey.slug };
    const leave = () => {
      if (showing === mine) showing = undefined;
    };
    showing = mine;
    loadParts(survey)
      .then(({ ui, families }) => {
        // It may have been closed or replaced while the chunk was on its way.
        if (showing === mine) mine.card = ui.open(visit, survey, manner, leave, families);
      })
      .catch(leave);
  }

  function close(): void {
    showing?.card?.close();
    showing = undefined;
  }
}
