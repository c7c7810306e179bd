import { useEffect, useRef } from 'preact/hooks';
import { type FeedPage, placed, total } from '../../data/feed.ts';
import type { Shortcut } from '../../data/shortcuts.ts';
import type { Feeding } from '../../data/use-feed.ts';
import { useFeedFocus } from '../../data/use-feed-focus.ts';
import { useFeedWindow } from '../../data/use-feed-window.ts';
import { useShortcuts } from '../../data/use-shortcuts.ts';
import { say } from '../../words/say.ts';
import { AnswerArticle } from './answer-article.tsx';
import { Arrivals } from './arrivals.tsx';
import type { Desk } from './desk.ts';
import { FeedEnd } from './feed-end.tsx';
import { useDeskKeys } from './use-desk-keys.ts';

interface FeedViewProps {
  feeding: Feeding;
  desk: Desk;
  lettersOn: boolean;
  help(): void;
}

/** The answers as a feed: read on as one scrolls, drawn only where one looks, walked through by keyboard. */
export function FeedView({ feeding, desk, lettersOn, help }: FeedViewProps) {
  const { feed } = feeding;
  const list = useRef<HTMLDivElement>(null);
  const before = useRef<HTMLHeadingElement>(null);
  const after = useRef<HTMLDivElement>(null);
  const onEnd = () => {
    if (feed.is === 'idle') void feeding.more();
  };
  const read = total(feed);
  const { current, move } = useFeedFocus(list, onEnd);
  const { shown, measure } = useFeedWindow({ list, pages: feed.pages, onEnd, onLook: feeding.look });
  const drawn = feed.pages.slice(shown.first, shown.last + 1);
  const missing = drawn.find(({ items }) => items === undefined);
  useEffect(() => {
    if (missing) void feeding.fill(missing);
  }, [missing]);
  const answers = [...placed(feed.pages)];
  const at = new Map(answers.map(({ response, at }) => [response.id, { response, at }]));
  const inView = drawn.flatMap(({ items = [] }) => items);
  // There is always one that Tab leads to.
  const stop = inView.some(({ id }) => id === current) ? current : inView[0]?.id;
  const act = useDeskKeys(desk, () => (current === undefined ? undefined : at.get(current)?.response));
  useShortcuts(list, lettersOn, (shortcut: Shortcut) => {
    if (shortcut === 'next') move(1);
    else if (shortcut === 'previous') move(-1);
    else if (shortcut === 'before') before.current?.focus();
    else if (shortcut === 'after') after.current?.focus();
    else if (shortcut === 'help') help();
    else act(shortcut);
  });
  const restart = () => {
    feeding.restart();
    before.current?.focus({ preventScroll: true });
    before.current?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <>
      <h2 ref={before} tabIndex={-1} class="hidden">
        {say('Answers')}
      </h2>
      <Arrivals feed={feed} show={restart} />
      <div
        ref={list}
        role="feed"
        class="feed"
        tabIndex={-1}
        aria-label={say('Answers, newest first')}
        aria-busy={feed.is === 'loading'}
      >
        <div style={{ height: `${shown.before}px` }} />
        {drawn.map((page) => (
          <div key={page.start ?? ''} ref={measure} class="feed-page" data-start={page.start ?? ''}>
            {page.items?.map((response) => (
              <AnswerArticle
                key={response.id}
                response={response}
                at={at.get(response.id)!.at}
                of={feed.next === null ? read : -1}
                current={response.id === stop}
                desk={desk}
              />
            )) ?? <PagePlace page={page} />}
          </div>
        ))}
        <div style={{ height: `${shown.after}px` }} />
      </div>
      <div ref={after} tabIndex={-1} class="edge">
        <FeedEnd feed={feed} more={feeding.more} />
      </div>
    </>
  );
}

/** Stands for a page that is being read again. */
function PagePlace({ page }: { page: FeedPage }) {
  return <div class="skeleton" style={{ height: `${page.count * 100}px` }} />;
}
