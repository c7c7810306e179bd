import css from '../../styles/drawn.css';
import type { CreateFamily } from '../../visit.ts';
import { emoji } from './emoji.ts';
import { stars } from './stars.ts';
import { thumbs } from './thumbs.ts';

/** Ratings whose steps are pictures; a chunk of its own. */
const drawn: CreateFamily = (kit) => ({
  css,
  views: { stars: stars(kit), emoji: emoji(kit), thumbs: thumbs(kit) },
});
export default drawn;
