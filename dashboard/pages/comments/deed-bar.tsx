import type { Deeds } from '../../data/use-deeds.ts';
import { doneWords, progressWords } from '../../words/deed-words.ts';
import { say } from '../../words/say.ts';

/** What was done last, and the way back; how far a job is, and its end. It stays until it is sent away. */
export function DeedBar({ deeds }: { deeds: Deeds }) {
  const { last, job, undone, refused } = deeds;
  return (
    <div class={last || job || undone || refused ? 'deed' : 'deed none'}>
      <p role="status">
        {job
          ? say('Working through all that fit.')
          : undone
            ? say('Taken back.')
            : last
              ? doneWords(last.deed, last.count)
              : ''}
      </p>
      <p role="alert" class="refused">
        {refused}
      </p>
      {job ? (
        <>
          {job.total === null ? null : (
            <progress aria-label={say('How far it is')} max={job.total} value={job.done} />
          )}
          <span>{progressWords(job.done, job.total)}</span>
          <button type="button" class="button" onClick={job.stop}>
            {say('Stop')}
          </button>
        </>
      ) : (
        <>
          {last && !undone && !last.undo ? (
            <small>{say('Some were so before, so it cannot be taken back in one step.')}</small>
          ) : null}
          {last?.undo ? (
            <button type="button" class="button" onClick={() => void deeds.undo()}>
              {undone ? say('Take back the one before') : say('Undo')}
            </button>
          ) : null}
          {last || undone || refused ? (
            <button type="button" class="quiet" aria-label={say('Close')} onClick={deeds.dismiss}>
              ×
            </button>
          ) : null}
        </>
      )}
    </div>
  );
}
