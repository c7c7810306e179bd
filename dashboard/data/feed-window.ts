/** Which pages of a feed are drawn, and how high the places of the others are. */
export interface FeedWindow {
  first: number;
  last: number;
  /** Pixels. */
  before: number;
  after: number;
}

/** Pixels above and below what is seen that are drawn, too. */
const margin = 1200;

/**
 * The pages to be drawn where the stretch from `top` to `bottom` of a list is seen. There is always one, and what is
 * drawn is bounded by the heights alone, however long the list is.
 *
 * @param heights of all pages, in pixels
 */
export function feedWindow(heights: readonly number[], top: number, bottom: number): FeedWindow {
  const count = heights.length;
  let first = 0;
  let before = 0;
  while (first < count - 1 && before + heights[first]! < top - margin) before += heights[first++]!;
  let last = first;
  let end = before + (heights[first] ?? 0);
  while (last < count - 1 && end < bottom + margin) end += heights[++last]!;
  let after = 0;
  for (let i = last + 1; i < count; i++) after += heights[i]!;
  return { first, last, before, after };
}
