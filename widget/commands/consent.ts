import type { Command } from '../page.ts';
import { tell } from './tell.ts';

/** Whether more may be kept than follows from what the visitor did; what is said travels with each answer, too. */
export const consent: Command = async ({ stage, load }, given: unknown) => {
  if (!stage) return;
  tell(stage.visit.told, { consented: given === true });
  (await load('rules')).default.keep(stage.visit);
};
