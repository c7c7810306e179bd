import type { ExportAnswer } from '../../../shared/export.ts';
import type { Survey } from '../../../shared/survey.ts';
import { DoButton } from '../../parts/do-button.tsx';
import { byteSize } from '../../words/byte-size.ts';
import { causeWords } from '../../words/cause-words.ts';
import { exportChoice, formatNames } from '../../words/export-words.ts';
import { jobProgress } from '../../words/job-words.ts';
import { momentLabel } from '../../words/moment-label.ts';
import { say } from '../../words/say.ts';

interface ExportRowProps {
  made: ExportAnswer;
  surveys: readonly Survey[];
  /** The zone that times are shown in. */
  zone: string;
  remove(id: string): Promise<void>;
}

/** An export: what is in it, how far it is, its file, and its end. */
export function ExportRow({ made, surveys, zone, remove }: ExportRowProps) {
  const { id, format, state, done, total, error, cause, bytes } = made;
  const isMade = state === 'queued' || state === 'running';
  const moment = (text: string) => momentLabel(new Date(text), zone);
  return (
    <li>
      <div>
        <b>{formatNames[format]}</b>
        {state === 'running' && total ? (
          <progress value={done} max={total} aria-label={jobProgress(made)} />
        ) : null}
        <small>
          {exportChoice(made, surveys).map((part) => (
            <span key={part}>{part}</span>
          ))}
        </small>
        <small>
          <span>{jobProgress(made)}</span>
          {state === 'done' ? <span>{byteSize(bytes)}</span> : null}
          <span>{say('asked {when}', { when: moment(made.createdAt) })}</span>
          {state === 'done' ? (
            <span>{say('kept until {when}', { when: moment(made.expiresAt) })}</span>
          ) : null}
        </small>
        {error ? <p class="refused">{causeWords(cause) ?? error}</p> : null}
      </div>
      {state === 'done' ? (
        <a class="button" href={`/v1/exports/${encodeURIComponent(id)}/file`} download>
          {say('Download')}
        </a>
      ) : null}
      <DoButton label={isMade ? say('Cancel') : say('Delete')} act={() => remove(id)} done="" />
    </li>
  );
}
