import type { Feed } from '../../data/feed.ts';
import { say } from '../../words/say.ts';

/** What has arrived since the list began: it waits until somebody wants to see it, and moves nothing. */
export function Arrivals({ feed, show }: { feed: Feed; show(): void }) {
  const { arrived: count, arrivedMore } = feed;
  const words = arrivedMore
    ? say('{count} new answers or more', { count })
    : say('{count, plural, one {1 new answer} other {# new answers}}', { count });
  return (
    <div class="arrivals" role="status">
      {count > 0 ? (
        <button type="button" class="button" onClick={show}>
          {words}
        </button>
      ) : null}
    </div>
  );
}
