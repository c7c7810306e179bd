import type { WidgetRules, WidgetShow } from '../../shared/widget-config.ts';
import type { EarshotExplanation, EarshotVerdict } from '../earshot.d.ts';
import type { Moment } from '../eligibility.ts';
import type { Command, Page } from '../page.ts';
import { deviceOf } from '../rules/device.ts';
import { signalsRefusal } from '../signals-refusal.ts';
import type { Armed } from '../triggers/armed.ts';
import type { Against, Visit } from '../visit.ts';

interface Facts {
  show: WidgetShow;
  only: WidgetRules;
  moment: Moment;
  visit: Visit;
}

/** What each rule wants, undefined where it is not set, and what is the case. Times are in milliseconds. */
const rules: Record<Against, (facts: Facts) => { wants: unknown; is: unknown }> = {
  page: ({ show, moment }) => ({ wants: show.pages, is: moment.page }),
  sample: ({ show, moment }) => ({ wants: show.sample, is: moment.draw }),
  asked: ({ show, moment }) => ({ wants: show.every, is: since(moment.askedAt, moment) }),
  budget: ({ moment }) => ({ wants: moment.rest, is: since(moment.lastAsked, moment) }),
  device: ({ only }) => ({ wants: only.devices, is: deviceOf() }),
  attributes: ({ only, visit }) => ({ wants: only.attributes, is: visit.told.attributes }),
  referrer: ({ only }) => ({ wants: only.referrers, is: document.referrer }),
  time: ({ only, moment }) => ({ wants: only.time, is: new Date(moment.now).toISOString() }),
  consent: ({ only, visit }) => ({
    wants: only.consent ?? (only.visits === undefined ? undefined : true),
    is: signalsRefusal(visit.config) ? 'refused by the browser' : visit.told.consented,
  }),
  visits: ({ only }) => ({ wants: only.visits, is: undefined }),
  cancelled: ({ only }) => ({ wants: only.cancel, is: undefined }),
};

/** Why the survey would show now, or would not: each of its rules, and whether it holds. */
export const explain: Command = async (page, slug: string): Promise<EarshotExplanation> => {
  const armed = (await page.armed).find(({ survey }) => survey.slug === slug);
  const verdicts = [...general(page, slug), ...(armed && page.stage ? own(armed, page.stage.visit) : [])];
  const shows = verdicts.every(({ rule, holds }) => holds || rule === 'trigger');
  return { survey: slug, shows, rules: verdicts };
};

/** What must be so for any survey. */
function general({ config, stage }: Page, slug: string): EarshotVerdict[] {
  const slugs = config?.surveys.map((survey) => survey.slug) ?? [];
  return [
    { rule: 'server', holds: config !== undefined },
    { rule: 'origin', holds: config?.allowed === true, is: location.origin },
    { rule: 'survey', holds: slugs.includes(slug), wants: slug, is: slugs },
    { rule: 'alone', holds: stage !== undefined && !stage.busy() },
  ];
}

function own({ survey: { show }, moment, against, done }: Armed, visit: Visit): EarshotVerdict[] {
  const broken = against();
  const facts = { show, only: show.only ?? {}, moment: moment(), visit };
  const judged = (Object.keys(rules) as Against[]).map((rule) => ({
    rule,
    holds: !broken.includes(rule),
    ...rules[rule](facts),
  }));
  return [
    ...judged.filter(({ holds, wants }) => !holds || wants !== undefined),
    { rule: 'quota', holds: show.withheld !== 'quota' },
    { rule: 'language', holds: show.withheld !== 'language', is: visit.config.language },
    { rule: 'once', holds: !done() },
    { rule: 'trigger', holds: done(), wants: show.on },
  ];
}

/** How long ago; undefined: never. */
function since(at: number, { now }: Moment): number | undefined {
  return at > 0 ? now - at : undefined;
}
