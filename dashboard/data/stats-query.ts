import type { StatsQuery } from '../../client/stats-query.ts';
import type { View } from './view.ts';

/** The parameters that a view asks the numbers of a survey with; without a survey, those of the site. */
export function statsQuery(view: View, site: string, survey?: string, question?: string): StatsQuery {
  return {
    site,
    ...(survey ? { survey } : {}),
    ...(question ? { question } : {}),
    ...view.span,
    ...(view.zone ? { tz: view.zone } : {}),
  };
}
