import type { WidgetConfig, WidgetSurvey } from '../../shared/widget-config.ts';
import { askedAt } from '../asked.ts';
import { type Moment, type Objection, objections } from '../eligibility.ts';
import type { Stage } from '../stage.ts';
import { arm, needsMore, type TriggerName, type Triggers } from './arm.ts';

/** A survey that waits for its triggers, and what there is to know of it. */
export interface Armed {
  survey: WidgetSurvey;
  moment(): Moment;
  /** What speaks against it now. */
  objections(): Objection[];
  /** Whether a trigger fired and the survey showed in this view. */
  shown(): boolean;
  stop(): void;
}

/**
 * Arms every survey. Whether one may show is asked when its trigger fires, because by then the visitor may have gone on
 * to another path or answered. A survey shows itself once in a page view, and not while another one shows.
 */
export async function armSurveys(
  { site, surveys }: WidgetConfig,
  stage: Stage,
  loadMore: () => Promise<{ default: Triggers }>,
): Promise<Armed[]> {
  const [simple, rare] = [false, true].map((more) =>
    surveys.filter(({ show }) => needsMore(show.on) === more),
  );
  const armed = simple!.map((survey) => armSurvey(site, survey, stage, {}));
  if (!rare!.length) return armed;
  const more = await loadMore();
  return [...armed, ...rare!.map((survey) => armSurvey(site, survey, stage, more.default))];
}

function armSurvey(site: string, survey: WidgetSurvey, stage: Stage, more: Triggers): Armed {
  const { show, slug } = survey;
  const draw = Math.random();
  let shown = false;
  const moment = () => ({ path: location.pathname, draw, askedAt: askedAt(site, slug), now: Date.now() });
  const against = () => objections(show, moment());
  const fire = (by: TriggerName) => {
    if (shown || stage.busy() || against().length) return;
    shown = true;
    stage.show(survey, { focus: by === 'click', rate: show.sample });
    // Not now: a trigger may fire while it is being armed, before there is anything to stop.
    queueMicrotask(() => stop());
  };
  const stop = arm(show.on, fire, more);
  return { survey, moment, objections: against, shown: () => shown, stop };
}
