import type { WidgetSurvey } from '../../shared/widget-config.ts';
import type { Moment } from '../eligibility.ts';
import type { Against } from '../visit.ts';

/** A survey that waits for its triggers in this view of the page, and what there is to know of it. */
export interface Armed {
  survey: WidgetSurvey;
  moment(): Moment;
  /** What speaks against it now. */
  against(): Against[];
  /** Whether a trigger fired and it was to show in this view. */
  done(): boolean;
  /** Shows it as a trigger does. `asked`: the visitor asked for it. False: it does not show. */
  show(asked: boolean): Promise<boolean>;
}
