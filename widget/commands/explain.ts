import type { WidgetSurvey } from '../../shared/widget-config.ts';
import type { EarshotExplanation, EarshotVerdict } from '../earshot.d.ts';
import type { Moment, Objection } from '../eligibility.ts';
import type { Command, Page } from '../page.ts';
import type { Armed } from '../triggers/arm-surveys.ts';

/** What each rule wants, and what is the case. */
const rules: Record<
  Objection,
  (show: WidgetSurvey['show'], moment: Moment) => { wants: unknown; is: unknown }
> = {
  page: ({ pages = ['*'] }, { path }) => ({ wants: pages, is: path }),
  sample: ({ sample }, { draw }) => ({ wants: sample, is: draw }),
  asked: ({ every }, { askedAt, now }) => ({
    wants: every,
    is: askedAt === undefined ? undefined : now - askedAt,
  }),
};

/** Why the survey would show now, or would not: each of its rules, and whether it holds. Times are in milliseconds. */
export const explain: Command = async (page, slug: string): Promise<EarshotExplanation> => {
  const armed = (await page.armed).find(({ survey }) => survey.slug === slug);
  const verdicts = [...general(page, slug), ...(armed ? own(armed) : [])];
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

function own({ survey, moment, objections, shown }: Armed): EarshotVerdict[] {
  const against = objections();
  const now = moment();
  return [
    ...(Object.keys(rules) as Objection[]).map((rule) => ({
      rule,
      holds: !against.includes(rule),
      ...rules[rule](survey.show, now),
    })),
    { rule: 'once', holds: !shown() },
    { rule: 'trigger', holds: shown(), wants: survey.show.on },
  ];
}
