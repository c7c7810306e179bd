/** A grey place of the height (in pixels) that its content is going to have. */
export function Skeleton({ height }: { height: number }) {
  return <div class="skeleton" style={{ height: `${height}px` }} />;
}
