import { say } from '../../words/say.ts';

interface ConflictProps {
  /** What somebody else has saved, in words. */
  theirs: string;
  /** Takes theirs. */
  discard(): void;
}

/** Stands below the fields that somebody else has saved while they were being changed here. */
export function Conflict({ theirs, discard }: ConflictProps) {
  return (
    <div class="warned" role="alert">
      <p>
        <b>{say('Somebody else changed this meanwhile.')}</b> {say('What is saved now: {theirs}', { theirs })}
      </p>
      <p>{say('What stands in the fields is yours. Save it in place of theirs, or take theirs.')}</p>
      <button type="button" class="button" onClick={discard}>
        {say('Take theirs')}
      </button>
    </div>
  );
}
