import type { WidgetShow } from '../shared/widget-config.ts';
import { isAddress } from './is-address.ts';

/**
 * What speaks against showing a survey: another page, not drawn in the sample, asked not long ago, or asked anything not
 * long ago.
 */
export type Objection = 'page' | 'sample' | 'asked' | 'budget';

export interface Moment {
  /** The address of the page. */
  page: string;
  /** This view's draw for the survey, 0 to below 1. */
  draw: number;
  /** When the visitor was last asked by it, in milliseconds; 0 if never. */
  askedAt: number;
  /** When the visitor was last asked by any survey that interrupts, and how long is a rest from those. */
  lastAsked: number;
  rest: number;
  /** Milliseconds, by the same clock. */
  now: number;
}

/** Everything that speaks against showing the survey now, so that it can be explained; empty: it may show. */
export function objections(show: WidgetShow, moment: Moment): Objection[] {
  const { now } = moment;
  const found: Objection[] = [];
  if (!isAddress(show.pages, moment.page)) found.push('page');
  if (moment.draw >= show.sample) found.push('sample');
  if (now - moment.askedAt < show.every) found.push('asked');
  if (now - moment.lastAsked < moment.rest) found.push('budget');
  return found;
}
