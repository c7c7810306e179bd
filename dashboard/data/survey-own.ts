import type { Site } from '../../shared/site.ts';
import { type Dimension, dimensionsOf } from './dimensions.ts';
import { queryOf } from './query-of.ts';
import type { View } from './view.ts';

/** What the score of a survey can be broken down by: its own rating would only tell of itself. */
export function surveyDimensions(site: Pick<Site, 'attributes'>): Dimension[] {
  return dimensionsOf(site).filter(({ name }) => name !== 'rating');
}

/** By what the page of a survey breaks its score down, of the address; by page where that names nothing it knows. */
export function dimensionInView(view: Pick<View, 'own'>, dimensions: readonly Dimension[]): string {
  const asked = new URLSearchParams(view.own).get('breakdown');
  return dimensions.find(({ name }) => name === asked)?.name ?? 'page';
}

/** The same page with another breakdown. */
export function brokenDownBy(view: View, dimension: string): View {
  return { ...view, own: queryOf([['breakdown', dimension]]) };
}
