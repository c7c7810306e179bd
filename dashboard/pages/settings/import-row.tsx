import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ImportAnswer } from '../../../shared/import.ts';
import type { Site } from '../../../shared/site.ts';
import type { Survey } from '../../../shared/survey.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { DoButton } from '../../parts/do-button.tsx';
import { TwoSteps } from '../../parts/two-steps.tsx';
import { byteSize } from '../../words/byte-size.ts';
import { causeWords } from '../../words/cause-words.ts';
import { importProgress, importResult } from '../../words/import-words.ts';
import { momentLabel } from '../../words/moment-label.ts';
import { say } from '../../words/say.ts';
import { ImportFindings } from './import-findings.tsx';
import { ImportSetup } from './import-setup.tsx';

interface ImportRowProps {
  made: ImportAnswer;
  site: Site;
  surveys: readonly Survey[];
  keep(made: ImportAnswer): void;
  remove(id: string): Promise<void>;
  /** It was just uploaded. */
  isOpened: boolean;
}

/** A file that was uploaded: what became of its lines, what can be done with it, and its end. */
export function ImportRow({ made, site, surveys, keep, remove, isOpened }: ImportRowProps) {
  const { client } = useEarshot();
  const [isSet, setIsSet] = useState(isOpened);
  const [isReported, setReported] = useState(false);
  const heading = useRef<HTMLElement>(null);
  const [begun, setBegun] = useState(0);
  // The button that was pressed is gone while it runs.
  useLayoutEffect(() => {
    if (begun > 0) heading.current?.focus();
  }, [begun]);
  const begin = (next: ImportAnswer) => {
    keep(next);
    setBegun(begun + 1);
  };
  const { id, name, phase, state, done, total, error, cause, job } = made;
  const isRunning = state === 'queued' || state === 'running';
  const canBeSet = !isRunning && state !== 'receiving' && made.hasFile;
  const result = importResult(made);
  return (
    <li>
      <div>
        <b ref={heading} tabIndex={-1}>
          {name}
        </b>
        {state === 'running' && total ? (
          <progress value={done} max={total} aria-label={importProgress(made)} />
        ) : null}
        <small role="status">
          <span>{importProgress(made)}</span>
          <span>{byteSize(made.bytes)}</span>
          <span>
            {say('uploaded {when}', { when: momentLabel(new Date(made.createdAt), site.timezone) })}
          </span>
        </small>
        {result && !isRunning ? <p>{result}</p> : null}
        {error ? <p class="refused">{causeWords(cause) ?? error}</p> : null}
      </div>
      <div class="deeds-of-row">
        {made.report.entries > 0 && !isRunning ? (
          <button
            type="button"
            class="button"
            aria-expanded={isReported}
            onClick={() => setReported(!isReported)}
          >
            {say('Report')}
          </button>
        ) : null}
        {canBeSet ? (
          <button type="button" class="button" aria-expanded={isSet} onClick={() => setIsSet(!isSet)}>
            {say('Columns')}
          </button>
        ) : null}
        {isRunning ? (
          <DoButton
            key={`cancel ${phase}`}
            label={say('Cancel')}
            act={async () => void (await client.jobs.cancel(job!))}
            done={say('It ends after the piece that is being done.')}
          />
        ) : null}
        {!isRunning && made.brought > 0 ? (
          <TwoSteps
            label={say('Undo')}
            about={say('Undo what {name} has brought', { name })}
            warning={say(
              '{n, plural, one {# response} other {# responses}} and what was done with them: tags, and how they were judged. The numbers follow.',
              { n: made.brought },
            )}
            action={say('Delete them')}
            act={async () => begin(await client.imports.undo(id))}
          />
        ) : null}
        {isRunning ? null : made.brought === 0 ? (
          <ActButton label={say('Forget')} about={say('Forget {name}', { name })} act={() => remove(id)} />
        ) : (
          <TwoSteps
            label={say('Forget')}
            about={say('Forget {name}', { name })}
            warning={say(
              'The file goes. {n, plural, one {The response that it brought stays} other {The # responses that it brought stay}}, and can no longer be taken back together.',
              { n: made.brought },
            )}
            action={say('Forget it')}
            act={() => remove(id)}
          />
        )}
      </div>
      {isReported && made.report.entries > 0 && !isRunning ? (
        <ImportFindings {...{ made, site }} questions={surveys.flatMap((survey) => survey.questions)} />
      ) : null}
      {canBeSet && isSet ? <ImportSetup {...{ made, site, surveys, begin }} /> : null}
    </li>
  );
}
