import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import { readAddress, writeAddress } from '../../data/address.ts';
import { forgetView, type SavedView, savedViews, saveView } from '../../data/saved-views.ts';
import type { View } from '../../data/view.ts';
import { Popover } from '../../parts/popover.tsx';
import { ViewLink } from '../../parts/view-link.tsx';
import { say } from '../../words/say.ts';

interface SavedViewsProps {
  /** What is shown, as it can be saved. */
  view: View;
}

/** The questions that somebody keeps in this browser, and the way to keep this one. */
export function SavedViews({ view }: SavedViewsProps) {
  const [views, setViews] = useState(savedViews);
  const [gone, setGone] = useState<SavedView>();
  const ofSite = views.filter(({ address }) => readAddress(address.slice(1)).site === view.site);
  const forget = (saved: SavedView) => {
    forgetView(saved.name);
    setGone(saved);
    setViews(savedViews());
  };
  const undo = () => {
    if (gone) saveView(gone);
    setGone(undefined);
    setViews(savedViews());
  };
  return (
    <Popover title={say('Saved questions')} label={say('Saved ({count})', { count: ofSite.length })}>
      {(close) => (
        <>
          {ofSite.length === 0 ? (
            <p class="said">{say('A question that you ask often can be kept here, in this browser.')}</p>
          ) : (
            <ul class="saved">
              {ofSite.map((saved) => (
                <li key={saved.name}>
                  <ViewLink
                    view={readAddress(saved.address.slice(1))}
                    current={saved.address === writeAddress(view)}
                    onFollow={close}
                  >
                    {saved.name}
                  </ViewLink>
                  <button
                    type="button"
                    class="quiet"
                    aria-label={say('Forget “{name}”', { name: saved.name })}
                    onClick={() => forget(saved)}
                  >
                    <span aria-hidden="true">×</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          <p role="status">
            {gone ? (
              <>
                {say('“{name}” is forgotten.', { name: gone.name })}{' '}
                <button type="button" class="quiet" onClick={undo}>
                  {say('Undo')}
                </button>
              </>
            ) : null}
          </p>
          <SaveForm
            save={(name) => {
              const saved = saveView({ name, address: writeAddress(view) });
              setViews(savedViews());
              setGone(undefined);
              return saved;
            }}
          />
        </>
      )}
    </Popover>
  );
}

function SaveForm({ save }: { save(name: string): boolean }) {
  const [refused, setRefused] = useState('');
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const name = String(new FormData(form).get('name')).trim();
    if (!name) return setRefused(say('Give it a name.'));
    if (!save(name)) return setRefused(say('This browser keeps no more: forget one first.'));
    setRefused('');
    form.reset();
  };
  return (
    <form class="save-view" onSubmit={submit}>
      <label>
        {say('Name of this question')}
        <input name="name" maxLength={80} autocomplete="off" />
      </label>
      <button type="submit" class="button">
        {say('Save')}
      </button>
      {refused ? (
        <p class="refused" role="alert">
          {refused}
        </p>
      ) : null}
    </form>
  );
}
