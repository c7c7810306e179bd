import type { WidgetConfig, WidgetSurvey } from '../../shared/widget-config.ts';
import { askedAt } from '../asked.ts';
import { objections } from '../eligibility.ts';
import type { Stage } from '../stage.ts';
import { arm, needsMore, type TriggerName, type Triggers } from './arm.ts';

/**
 * Arms every survey. Whether one may show is asked when its trigger fires, because by then the visitor may have gone on
 * to another path or answered. A survey shows itself once in a page view, and not while another one shows.
 */
export async function armSurveys(
  { site, surveys }: WidgetConfig,
  stage: Stage,
  loadMore: () => Promise<{ default: Triggers }>,
): Promise<void> {
  const [simple, rare] = [false, true].map((more) =>
    surveys.filter(({ show }) => needsMore(show.on) === more),
  );
  for (const survey of simple!) armSurvey(site, survey, stage, {});
  if (!rare!.length) return;
  const more = await loadMore();
  for (const survey of rare!) armSurvey(site, survey, stage, more.default);
}

function armSurvey(site: string, survey: WidgetSurvey, stage: Stage, more: Triggers): void {
  const { show, slug } = survey;
  const draw = Math.random();
  let shown = false;
  const fire = (by: TriggerName) => {
    if (shown || stage.busy()) return;
    const moment = { path: location.pathname, draw, askedAt: askedAt(site, slug), now: Date.now() };
    if (objections(show, moment).length) return;
    shown = true;
    stage.show(survey, { focus: by === 'click', rate: show.sample });
    // Not now: a trigger may fire while it is being armed, before there is anything to stop.
    queueMicrotask(() => stop());
  };
  const stop = arm(show.on, fire, more);
}
