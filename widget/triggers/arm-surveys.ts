import type { WidgetSurvey } from '../../shared/widget-config.ts';
import { askedAt } from '../asked.ts';
import { type Moment, objections } from '../eligibility.ts';
import type { LoadChunk } from '../page.ts';
import type { Rules } from '../rules/rules.ts';
import { interrupts, type Stage } from '../stage.ts';
import type { Against } from '../visit.ts';
import { arm, needsMore, type TriggerName, type Triggers } from './arm.ts';
import type { Armed } from './armed.ts';

/** One view of the page; `over` when it has become another one. */
interface View {
  stage: Stage;
  load: LoadChunk;
  over: AbortSignal;
}

/**
 * Arms every survey for this view of the page. Whether one may show is asked when its trigger fires, because by then the
 * visitor may have gone on to another path or answered. A survey shows itself once in a view, and not while another one
 * shows.
 */
export async function armSurveys(view: View): Promise<Armed[]> {
  const { stage, load, over } = view;
  const armings = stage.visit.config.surveys.map(async (survey) => {
    const { on, only } = survey.show;
    const [triggers, rules] = await Promise.all([needsMore(on) && load('triggers'), only && load('rules')]);
    return over.aborted ? [] : armSurvey(survey, view, triggers ? triggers.default : {}, rules?.default);
  });
  const armed = await Promise.all(armings.map((arming) => arming.catch(() => [])));
  return armed.flat();
}

function armSurvey(
  survey: WidgetSurvey,
  { stage, load, over }: View,
  more: Triggers,
  rules: Rules | undefined,
): Armed {
  const { visit } = stage;
  const { show, slug, form } = survey;
  const draw = Math.random();
  let fired: TriggerName | undefined;
  let done = false;
  const judge = rules?.judge(visit, survey, over, () => fired && fire(fired));
  const stop = arm(show.on, fire, more);
  over.addEventListener('abort', stop);
  return { survey, moment, against, done: () => done, show: showItself };

  function fire(by: TriggerName): void {
    fired = by;
    const asked = by === 'click';
    const inTheWay = form !== 'tab' && stage.busy(asked);
    if (done || inTheWay || against().length) return;
    done = true;
    showItself(asked);
    // Not now: a trigger may fire while it is being armed, before there is anything to stop.
    queueMicrotask(() => stop());
  }

  async function showItself(asked: boolean): Promise<boolean> {
    const { unit } = judge?.() ?? {};
    const manner = { focus: asked, rate: show.sample, unit, against: asked ? undefined : against };
    return form === 'tab' && !asked
      ? (await load('tab')).default(stage, survey, manner)
      : stage.show(survey, manner);
  }

  function moment(): Moment {
    const at = (name: string) => Math.max(askedAt(visit.config.site, name), visit.shown[name] ?? 0);
    return {
      page: location.href,
      draw: judge?.().draw ?? draw,
      askedAt: at(slug),
      lastAsked: interrupts(survey) ? at('*') : 0,
      rest: visit.config.every,
      now: Date.now(),
    };
  }

  function against(): Against[] {
    return [...objections(show, moment()), ...(judge?.().against ?? [])];
  }
}
