/** A grey place of the height (in pixels) that its content is going to have. */
export function Skeleton({ height, width = '100%' }: { height: number; width?: string }) {
  return <div class="skeleton" style={{ height: `${height}px`, width }} />;
}
