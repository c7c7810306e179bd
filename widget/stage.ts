import type { WidgetSurvey } from '../shared/widget-config.ts';
import type { Manner, OpenCard, Parts, Visit } from './visit.ts';

export interface Stage {
  readonly visit: Visit;
  /** Whether a survey shows or is about to. */
  busy(): boolean;
  /** Shows the survey in place of any other. One that shows already only takes the focus. False: it does not show. */
  show(survey: WidgetSurvey, manner: Manner): Promise<boolean>;
  close(): void;
  /** Takes what shows off the page, to be gone on with later. */
  hide(): void;
}

/** Room for one survey at a time. What draws a survey is loaded when it shows. */
export function createStage(
  visit: Visit,
  loadParts: (survey: WidgetSurvey, manner: Manner) => Promise<Parts>,
): Stage {
  let showing: { slug: string; card?: OpenCard } | undefined;

  return {
    visit,
    busy: () => showing !== undefined,
    show,
    close: () => end('close'),
    hide: () => end('hide'),
  };

  async function show(survey: WidgetSurvey, manner: Manner): Promise<boolean> {
    if (showing?.slug === survey.slug) {
      if (manner.focus) showing.card?.focus();
      return true;
    }
    end('close');
    const mine: NonNullable<typeof showing> = { slug: survey.slug };
    const leave = () => {
      if (showing === mine) showing = undefined;
    };
    showing = mine;
    try {
      const { ui, families } = await loadParts(survey, manner);
      // It may have been closed or replaced while the chunk was on its way.
      if (showing === mine) mine.card = ui.open(visit, survey, manner, leave, families, show);
    } catch {
      leave();
    }
    return mine.card !== undefined;
  }

  function end(how: 'close' | 'hide'): void {
    showing?.card?.[how]();
    showing = undefined;
  }
}
