import { useEffect, useState } from 'preact/hooks';
import type { ListedResponse } from '../../../shared/response.ts';
import { commentsQuery, readComments, writeComments } from '../../data/comment-search.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { total } from '../../data/feed.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useDeeds } from '../../data/use-deeds.ts';
import { useFeed } from '../../data/use-feed.ts';
import { useMay } from '../../data/use-may.ts';
import { useLettersOn } from '../../data/use-shortcuts.ts';
import { Failure } from '../../parts/failure.tsx';
import { NotYours } from '../../parts/not-yours.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { SpanPickers } from '../../parts/span-pickers.tsx';
import { ViewLink } from '../../parts/view-link.tsx';
import { say } from '../../words/say.ts';
import type { SitePageProps } from '../site-page-props.ts';
import { BulkBar } from './bulk-bar.tsx';
import { DeedBar } from './deed-bar.tsx';
import type { Desk } from './desk.ts';
import { FeedView } from './feed-view.tsx';
import { Filters } from './filters.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { NothingFits } from './nothing-fits.tsx';
import { useSelection } from './use-selection.ts';

/** What people answered, one by one: read, searched, sorted by tags, overruled. */
export function Comments({ site, surveys, survey, view }: SitePageProps) {
  const { client } = useEarshot();
  const search = readComments(view.own);
  const query = commentsQuery(search, view, site.id);
  const feeding = useFeed(query);
  const { feed } = feeding;
  const selection = useSelection(JSON.stringify(query));
  const [tagging, setTagging] = useState<string>();
  const [keysShown, setKeysShown] = useState(false);
  const [lettersOn, switchLetters] = useLettersOn();
  const tags =
    useAnswer(`tags ${site.id}`, () => client.responses.tags(site.id), { what: ['responses'] }).data ?? [];
  const deeds = useDeeds(site.id, {
    show(changed: readonly ListedResponse[]) {
      feeding.change(changed);
      selection.update(changed);
    },
    showAll: feeding.reset,
  });
  useEffect(() => {
    document.title = `${say('Comments')} · ${survey?.name ?? site.name} · Earshot`;
  }, [survey?.name, site.name]);
  const mayCare = useMay('care');
  const zone = view.zone ?? site.timezone;
  const { selected, everything, select, clear, selectAll } = selection;
  const desk: Desk = {
    site,
    surveys,
    view,
    search,
    zone,
    selected,
    select,
    deeds,
    mayCare,
    tagging,
    tag: setTagging,
    tags,
  };
  const isEmpty = total(feed) === 0 && feed.next === null;
  return (
    <>
      <header class="top">
        <h1>{say('Comments')}</h1>
        <div class="pickers">
          <SpanPickers site={site} view={view} />
        </div>
      </header>
      {search.visitor ? (
        <p class="asked">
          {say('All that one visitor has answered.')}{' '}
          <ViewLink view={{ ...view, own: writeComments({ conditions: [] }) }}>
            {say('Everybody’s comments')}
          </ViewLink>
        </p>
      ) : null}
      <Filters {...{ site, surveys, survey, view, search, tags }} />
      <p class="list-head">
        {mayCare ? (
          <button type="button" class="quiet" disabled={isEmpty} onClick={selectAll}>
            {say('Select all that fit')}
          </button>
        ) : null}
        <button type="button" class="quiet" onClick={() => setKeysShown(true)}>
          {say('Keys')}
        </button>
      </p>
      {mayCare ? null : <NotYours />}
      {feeding.error !== undefined ? (
        <Failure error={feeding.error} retry={feeding.retry} />
      ) : feed.key === undefined ? (
        <div aria-busy="true">
          <Skeleton height={600} />
        </div>
      ) : (
        <div class="awaited feed-place" aria-busy={feeding.waiting}>
          {isEmpty ? (
            <NothingFits {...{ site, survey, view, search }} />
          ) : (
            <FeedView
              key={feed.key}
              feeding={feeding}
              desk={desk}
              lettersOn={lettersOn}
              help={() => setKeysShown(true)}
            />
          )}
        </div>
      )}
      <div class="desk-bar">
        {everything || selected.size > 0 ? <BulkBar {...{ desk, everything, query, clear }} /> : null}
        <DeedBar deeds={deeds} />
      </div>
      {keysShown ? (
        <KeysDialog
          mayCare={mayCare}
          lettersOn={lettersOn}
          switchLetters={switchLetters}
          close={() => setKeysShown(false)}
        />
      ) : null}
    </>
  );
}
