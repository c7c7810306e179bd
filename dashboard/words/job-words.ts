import type { Job } from '../../shared/job.ts';
import { formatCount } from './number.ts';
import { say } from './say.ts';

const jobKinds: Readonly<Record<Job['kind'], string>> = {
  recount: say('Days and months are counted anew, in another time zone'),
  overrule: say('Responses are judged anew'),
  delete: say('Responses are deleted'),
  export: say('Responses are exported'),
  retention: say('What is past its term goes'),
  import: say('A file is checked, imported or taken back'),
};

/** What a job does; of a file, which of the three it is. */
export function jobTitle({ kind, asked }: Pick<Job, 'kind' | 'asked'>): string {
  const phase = kind === 'import' ? asked.phase : undefined;
  return (imports as Readonly<Record<string, string>>)[String(phase)] ?? jobKinds[kind];
}

const imports = {
  check: say('A file is checked'),
  import: say('A file is imported'),
  undo: say('An import is taken back'),
};

const states: Readonly<Record<Job['state'], string>> = {
  queued: say('Waiting'),
  running: say('Running'),
  done: say('Done'),
  failed: say('Failed'),
  cancelled: say('Cancelled'),
  interrupted: say('Interrupted: the server was stopped'),
};

/** How far a job is: "Running: 1,200 of 4,000 responses". */
export function jobProgress({ state, done, total }: Pick<Job, 'state' | 'done' | 'total'>): string {
  const label = states[state];
  if (state === 'queued') return label;
  // It ended before it could count them.
  if (total === null && done === 0 && state !== 'running') return label;
  if (total === null) return say('{state}: {done} responses', { state: label, done: formatCount(done) });
  return say('{state}: {done} of {total} responses', {
    state: label,
    done: formatCount(done),
    total: formatCount(total),
  });
}

/** Whether it can be ended: a recount cannot, or days would be of two zones. */
export function isCancellable({ kind, state }: Job): boolean {
  return kind !== 'recount' && (state === 'queued' || state === 'running');
}
