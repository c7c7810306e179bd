import type { Job } from '../../../shared/job.ts';
import type { Site } from '../../../shared/site.ts';
import { useMay } from '../../data/use-may.ts';
import { DoButton } from '../../parts/do-button.tsx';
import { causeWords } from '../../words/cause-words.ts';
import { isCancellable, jobProgress, jobTitle } from '../../words/job-words.ts';
import { momentLabel } from '../../words/moment-label.ts';
import { say } from '../../words/say.ts';

interface JobRowProps {
  job: Job;
  sites: readonly Site[];
  /** The zone that times are shown in. */
  zone: string;
  cancel(id: string): Promise<void>;
}

/** A job: what it does for which site, how far it is, and its end. */
export function JobRow({ job, sites, zone, cancel }: JobRowProps) {
  const { id, kind, state, done, total, error, cause } = job;
  const site = sites.find((one) => one.id === job.site)?.name ?? job.site;
  const mayCancel = useMay(kind === 'overrule' ? 'care' : 'write');
  const cancellable = mayCancel && isCancellable(job);
  return (
    <li>
      <div>
        <b>{jobTitle(job)}</b>
        {state === 'running' && total ? (
          <progress value={done} max={total} aria-label={jobProgress(job)} />
        ) : null}
        <small>
          <span>{jobProgress(job)}</span>
          <span>{site}</span>
          <span>{say('asked {when}', { when: momentLabel(new Date(job.createdAt), zone) })}</span>
        </small>
        {error ? <p class="refused">{causeWords(cause) ?? error}</p> : null}
      </div>
      <DoButton
        label={cancellable ? say('Cancel') : undefined}
        act={() => cancel(id)}
        done={cancellable ? say('It ends after the piece that is being done.') : say('It has ended.')}
      />
    </li>
  );
}
