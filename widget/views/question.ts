import type { RatingType } from '../../shared/rating.ts';
import { emoji } from './emoji.ts';
import { numberScale } from './number-scale.ts';
import { stars } from './stars.ts';
import { text } from './text.ts';
import { thumbs } from './thumbs.ts';
import type { CreateView } from './view.ts';

/** The questions that are always there. The others come in families, see `Family`. */
export const views: Record<RatingType | 'text', CreateView<never>> = {
  nps: numberScale,
  csat: numberScale,
  ces: numberScale,
  expectation: numberScale,
  stars,
  emoji,
  thumbs,
  text,
};
