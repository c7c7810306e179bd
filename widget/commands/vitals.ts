import type { Command } from '../page.ts';

/** Has each answer say how quick the page was for its visitor, as `data-vitals` does. */
export const vitals: Command = async ({ stage, load }) => {
  if (stage) (await load('vitals')).default(stage.visit.told);
};
