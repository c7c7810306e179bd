import { interrupts, type Stage } from '../stage.ts';

/** The page is another one: what nobody asked for, and nobody has begun, leaves if it is not for this page. */
export function moveOn({ showing }: Pick<Stage, 'showing'>): void {
  const against = showing?.manner.against;
  if (!against) return;
  // A part of the page is a part of the page before.
  if (!interrupts(showing.survey) || against().includes('page')) showing.card?.withdraw();
}
