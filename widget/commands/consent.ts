import type { Command } from '../page.ts';

/** Whether the visitor agrees to being remembered: what is said travels with each answer. */
export const consent: Command = ({ stage }, given: unknown) => {
  if (stage) stage.visit.said.consent = given === true;
};
