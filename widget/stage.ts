import type { WidgetSurvey } from '../shared/widget-config.ts';
import type { Manner, OpenCard, Parts, Visit } from './visit.ts';

export interface Stage {
  readonly visit: Visit;
  /** Whether a survey shows or is about to; one that waits for the visitor gives way to what was asked for. */
  busy(asked?: boolean): boolean;
  /**
   * Shows the survey in place of any other. One that shows already only takes the focus. One that nobody asked for waits
   * until the visitor is free, and then shows only if nothing speaks against it. False: it does not show.
   */
  show(survey: WidgetSurvey, manner: Manner): Promise<boolean>;
  close(): void;
  /** Takes what shows off the page, to be gone on with later. */
  hide(): void;
  /** What shows or is about to. */
  readonly showing: Showing | undefined;
}

export interface Showing {
  survey: WidgetSurvey;
  manner: Manner;
  card?: OpenCard;
}

/** Room for one survey at a time. What draws a survey is loaded when it shows. */
export function createStage(visit: Visit, loadParts: (survey: WidgetSurvey) => Promise<Parts>): Stage {
  let showing: Showing | undefined;

  return {
    visit,
    busy,
    show,
    close: () => end('close'),
    hide: () => end('hide'),
    get showing() {
      return showing;
    },
  };

  function busy(asked?: boolean): boolean {
    letGo();
    const waits = showing?.manner.against && !showing.card;
    return showing !== undefined && !(asked && waits);
  }

  async function show(survey: WidgetSurvey, manner: Manner): Promise<boolean> {
    letGo();
    if (showing?.survey === survey) {
      if (manner.focus) showing.card?.focus();
      return true;
    }
    end('close');
    const mine: Showing = { survey, manner };
    const leave = () => {
      if (showing === mine) showing = undefined;
    };
    showing = mine;
    await open(mine, leave).catch(leave);
    return mine.card !== undefined;
  }

  async function open(mine: Showing, leave: () => void): Promise<void> {
    const { survey, manner } = mine;
    const { ui, families } = await loadParts(survey);
    if (manner.against && interrupts(survey)) await ui.whenFree();
    // It may have been closed or replaced meanwhile.
    if (showing !== mine) return;
    if (manner.against?.().length) return leave();
    mine.card = ui.open(visit, survey, manner, leave, families);
    if (interrupts(survey)) note(survey.slug);
  }

  function note(slug: string): void {
    visit.shown[slug] = visit.shown['*'] = Date.now();
    visit.remember?.(slug);
  }

  /** Of a card that the page has thrown away with what it stood in. */
  function letGo(): void {
    if (showing?.card?.isGone()) end('hide');
  }

  function end(how: 'close' | 'hide'): void {
    showing?.card?.[how]();
    showing = undefined;
  }
}

/** What stands in the page like a part of it, or at its edge, disturbs nobody. */
export function interrupts({ form }: WidgetSurvey): boolean {
  return !/inline|tab/.test(form);
}
