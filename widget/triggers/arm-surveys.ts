import type { WidgetSurvey } from '../../shared/widget-config.ts';
import { askedAt } from '../asked.ts';
import { objections } from '../eligibility.ts';
import type { LoadsFrom } from '../loads-from.ts';
import type { Rules } from '../rules/rules.ts';
import { interrupts, type Stage } from '../stage.ts';
import type { Against } from '../visit.ts';
import { arm, needsMore, type TriggerName, type Triggers } from './arm.ts';

/**
 * Arms every survey for this view of the page. Whether one may show is asked when its trigger fires, because by then the
 * visitor may have gone on to another path or answered. A survey shows itself once in a view, and not while another one
 * shows.
 */
export async function armSurveys(
  stage: Stage,
  load: Pick<LoadsFrom, 'triggers' | 'rules'>,
  view: AbortSignal,
): Promise<void> {
  const armings = stage.visit.config.surveys.map(async (survey) => {
    const { on, only } = survey.show;
    const [triggers, rules] = await Promise.all([needsMore(on) && load.triggers(), only && load.rules()]);
    if (!view.aborted) armSurvey(survey, stage, view, triggers ? triggers.default : {}, rules?.default);
  });
  await Promise.allSettled(armings);
}

function armSurvey(
  survey: WidgetSurvey,
  stage: Stage,
  view: AbortSignal,
  more: Triggers,
  rules: Rules | undefined,
): void {
  const { visit } = stage;
  const { show, slug } = survey;
  const draw = Math.random();
  let fired: TriggerName | undefined;
  let done = false;
  const judge = rules?.judge(visit, survey, view, () => fired && fire(fired));
  const stop = arm(show.on, fire, more);
  view.addEventListener('abort', stop);

  function fire(by: TriggerName): void {
    fired = by;
    const asked = by === 'click';
    if (done || stage.busy(asked) || against().length) return;
    done = true;
    const { unit } = judge?.() ?? {};
    stage.show(survey, { focus: asked, rate: show.sample, unit, against: asked ? undefined : against });
    // Not now: a trigger may fire while it is being armed, before there is anything to stop.
    queueMicrotask(() => stop());
  }

  function against(): Against[] {
    const verdict = judge?.();
    const at = (name: string) => Math.max(askedAt(visit.config.site, name), visit.shown[name] ?? 0);
    const found = objections(show, {
      page: location.href,
      draw: verdict?.draw ?? draw,
      askedAt: at(slug),
      lastAsked: interrupts(survey) ? at('*') : 0,
      rest: visit.config.every,
      now: Date.now(),
    });
    return [...found, ...(verdict?.against ?? [])];
  }
}
