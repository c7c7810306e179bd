import { type BuildAddress, buildParts, writeBuild } from '../../data/build/build-address.ts';
import { changedFields, type Editing, type EditingAction, isChanged } from '../../data/build/editing.ts';
import { useEditor } from '../../data/build/editor-context.ts';
import type { Saving } from '../../data/build/use-save.ts';
import type { View } from '../../data/view.ts';
import { ViewLink } from '../../parts/view-link.tsx';
import { buildPartNames } from '../../words/build-part-names.ts';
import { saveNote } from '../../words/save-note.ts';
import { say } from '../../words/say.ts';
import { statusLabels } from '../../words/status-labels.ts';
import { Conflict } from './conflict.tsx';
import { StatusButtons } from './status-buttons.tsx';

interface BuildHeadProps {
  editing: Editing;
  dispatch(action: EditingAction): void;
  saving: Saving;
  view: View;
  address: BuildAddress;
}

/** What the survey is called, how it stands, and what can be done with all of it. */
export function BuildHead({ editing, dispatch, saving, view, address }: BuildHeadProps) {
  const { site, survey, edited } = useEditor();
  const changed = isChanged(editing);
  const { past, future } = editing.history;
  const { page: _page, own: _own, ...numbers } = view;
  return (
    <header class="build-head">
      <div class="top">
        <h1>{edited.name || survey.name}</h1>
        <span class={`status ${survey.status}`}>{statusLabels[survey.status]}</span>
        <ViewLink view={numbers}>{say('Its numbers')}</ViewLink>
        <a href={`/s/${site.publicKey}/${survey.slug}?test=1`} target="_blank" rel="noreferrer">
          {say('Try the saved one as a page')}
        </a>
        <div class="build-acts">
          <StepButton label={say('Undo')} act={() => dispatch({ type: 'undo' })} off={past.length === 0} />
          <StepButton label={say('Redo')} act={() => dispatch({ type: 'redo' })} off={future.length === 0} />
          <StatusButtons saving={saving} changed={changed} />
          <button
            type="button"
            class="button primary"
            aria-disabled={saving.busy || !changed}
            aria-keyshortcuts="Control+S"
            onClick={() => saving.save()}
          >
            {saving.busy ? say('Saving…') : say('Save')}
          </button>
        </div>
      </div>
      <p class={saving.failed ? 'build-note refused' : 'build-note'} role="status">
        {saving.said} {saveNote(changedFields(editing), survey.version)}
      </p>
      {editing.theirs ? (
        <Conflict
          theirs={editing.theirs}
          mine={edited}
          settle={(which) => dispatch({ type: 'settle', with: which })}
        />
      ) : null}
      <ul class="build-parts" aria-label={say('Parts of the survey')}>
        {buildParts.map((part) => (
          <li key={part}>
            <ViewLink
              view={{ ...view, own: writeBuild({ ...address, part }) }}
              current={part === address.part}
            >
              {buildPartNames[part]}
            </ViewLink>
          </li>
        ))}
      </ul>
    </header>
  );
}

/** Not `disabled` where there is no step: that would take the focus from who made the last one. */
function StepButton({ label, act, off }: { label: string; act(): void; off: boolean }) {
  return (
    <button type="button" class="button" aria-disabled={off} onClick={act}>
      {label}
    </button>
  );
}
