import type { WidgetRating } from '../../shared/widget-config.ts';
import { rating } from './rating.ts';
import type { Asking, View } from './view.ts';

/** NPS, CSAT, effort and expectation: the numbers themselves. */
export function numberScale(asking: Asking<WidgetRating>): View {
  return rating(asking, { kind: 'numbers', face: (value) => [`${value}`] });
}
