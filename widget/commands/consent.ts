import type { Command } from '../page.ts';
import { tell } from './tell.ts';

/** Whether the visitor agrees to being remembered: what is told travels with each answer. */
export const consent: Command = ({ stage }, given: unknown) => {
  if (stage) tell(stage.visit.told, { consented: given === true });
};
