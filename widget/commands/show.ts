import { leftOpen } from '../left-open.ts';
import type { Command } from '../page.ts';

/** Shows the survey as a trigger would: if its rules allow it, and no other shows. What was begun goes on. */
export const show: Command = async ({ stage, armed }, slug: string): Promise<boolean> => {
  const found = (await armed).find(({ survey }) => survey.slug === slug);
  if (!stage || !found || stage.busy()) return false;
  const begun = leftOpen(stage.visit.config.site)?.slug === slug;
  if (!begun && found.objections().length) return false;
  return stage.show(found.survey, { focus: false, rate: found.survey.show.sample });
};
