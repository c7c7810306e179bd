import type { h, set } from '../dom.ts';
import type { icon } from './icon.ts';
import type { radios } from './radios.ts';
import type { rating } from './rating.ts';

/** What a family of questions that is a chunk of its own takes from the chunk that is always there. */
export interface Kit {
  h: typeof h;
  set: typeof set;
  radios: typeof radios;
  rating: typeof rating;
  icon: typeof icon;
}
