import type { Counting as AnyCounting } from '../sum-counts.ts';
import type { Dictionary } from './dictionary.ts';
import type { SiteZones } from './site-zones.ts';

/** What the counts of a response follow from, on the connection that writes. */
export interface Counting extends AnyCounting {
  dictionary: Dictionary;
  zones: SiteZones;
}
