import type { WidgetConfig, WidgetSurvey } from '../../shared/widget-config.ts';
import { askedAt } from '../asked.ts';
import { objections } from '../eligibility.ts';
import type { Stage } from '../stage.ts';
import { arm } from './arm.ts';

/**
 * Arms every survey. Whether one may show is asked when its trigger fires, because by then the visitor may have gone on
 * to another path or answered. A survey shows itself once in a page view, and not while another one shows.
 */
export function armSurveys({ site, surveys }: WidgetConfig, stage: Stage, random = Math.random): void {
  for (const survey of surveys) armSurvey(site, survey, stage, random());
}

function armSurvey(site: string, survey: WidgetSurvey, stage: Stage, draw: number): void {
  const { show, slug } = survey;
  let shown = false;
  const stop = arm(show.on, (by) => {
    if (shown || stage.busy()) return;
    const moment = { path: location.pathname, draw, askedAt: askedAt(site, slug), now: Date.now() };
    if (objections(show, moment).length) return;
    shown = true;
    stage.show(survey, { focus: by === 'click', rate: show.sample });
    // Not now: a trigger may fire while it is being armed, before there is anything to stop.
    queueMicrotask(() => stop());
  });
}
