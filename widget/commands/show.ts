import { leftOpen } from '../left-open.ts';
import type { Command } from '../page.ts';

/** Shows the survey as a trigger would: if its rules allow it, and no other shows. What was begun goes on. */
export const show: Command = async ({ stage, armed }, slug: string): Promise<boolean> => {
  const found = (await armed).find(({ survey }) => survey.slug === slug);
  if (!stage || !found || stage.busy()) return false;
  const { survey } = found;
  const left = leftOpen(stage.visit.config.site);
  if (left?.slug === slug) return stage.show(survey, { focus: false, rate: left.rate });
  return found.against().length === 0 && found.show(false);
};
