import { useState } from 'preact/hooks';
import type { SurveyStatus } from '../../../shared/survey.ts';
import { useEditor } from '../../data/build/editor-context.ts';
import { statusSteps } from '../../data/build/status-steps.ts';
import type { Saving } from '../../data/build/use-save.ts';
import { say } from '../../words/say.ts';
import { statusDoneWords, statusStepWords } from '../../words/status-step-words.ts';

/** Publishes, pauses, archives; each can be taken back. */
export function StatusButtons({ saving, changed }: { saving: Saving; changed: boolean }) {
  const { survey } = useEditor();
  const [before, setBefore] = useState<SurveyStatus>();
  const step = async (to: SurveyStatus, canUndo: boolean) => {
    const { status } = survey;
    if (await saving.save(to)) setBefore(canUndo ? status : undefined);
  };
  return (
    <>
      {statusSteps[survey.status].map((to) => (
        <button
          key={to}
          type="button"
          class="button"
          aria-disabled={saving.busy}
          onClick={() => step(to, true)}
        >
          {statusStepWords(survey.status, to, changed)}
        </button>
      ))}
      <span class="build-done" role="status">
        {before ? statusDoneWords[survey.status] : ''}{' '}
        {before ? (
          <button type="button" class="quiet" onClick={() => step(before, false)}>
            {say('Undo: {status}', { status: undoNames[before] })}
          </button>
        ) : null}
      </span>
    </>
  );
}

const undoNames: Readonly<Record<SurveyStatus, string>> = {
  live: say('publish it again'),
  draft: say('make it a draft'),
  paused: say('pause it'),
  archived: say('archive it'),
};
