import { type Feed, total } from '../../data/feed.ts';
import { Failure } from '../../parts/failure.tsx';
import { formatCount } from '../../words/number.ts';
import { say } from '../../words/say.ts';

/** What stands under the list: that there is more to come, that this is all, or what keeps it from going on. */
export function FeedEnd({ feed, more }: { feed: Feed; more(): Promise<void> }) {
  if (feed.is === 'failed') return <Failure error={feed.error} retry={more} />;
  if (feed.is === 'paused') {
    return (
      <p class="said">
        {say('Nothing more among very many answers. What fits may be further back.')}{' '}
        <button type="button" class="button" onClick={more}>
          {say('Look further back')}
        </button>
      </p>
    );
  }
  if (feed.next !== null) return <p class="faint">{say('Loading more…')}</p>;
  const count = total(feed);
  return count > 0 ? (
    <p class="faint">
      {count === 1
        ? say('That is the only one.')
        : say('That is all: {count} answers.', { count: formatCount(count) })}
    </p>
  ) : null;
}
