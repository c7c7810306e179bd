import type { ScheduleAnswer } from '../../../shared/export-schedule.ts';
import type { Survey } from '../../../shared/survey.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { causeWords } from '../../words/cause-words.ts';
import { exportChoice, formatNames } from '../../words/export-words.ts';
import { sentences } from '../../words/list.ts';
import { say } from '../../words/say.ts';
import { scheduleStanding, spanNames, turnWords } from '../../words/schedule-words.ts';

interface ScheduleRowProps {
  schedule: ScheduleAnswer;
  surveys: readonly Survey[];
  /** The zone that times are shown in. */
  zone: string;
  /** Null: they are not of the role. */
  deeds: ScheduleDeeds | null;
}

interface ScheduleDeeds {
  run(): Promise<void>;
  pause(paused: boolean): Promise<void>;
  remove(): Promise<void>;
}

/** A scheduled export: what is in it, when its turn is, what became of it last, and what can be done with it. */
export function ScheduleRow({ schedule, surveys, zone, deeds }: ScheduleRowProps) {
  const { name, format, span, choose, last } = schedule;
  const [survey, , ...rest] = exportChoice({ asked: choose }, surveys);
  return (
    <li>
      <div>
        <b>{name}</b>
        <small>
          {[turnWords(schedule), formatNames[format], spanNames[span], survey, ...rest].map((part) => (
            <span key={part}>{part}</span>
          ))}
        </small>
        <small>
          {scheduleStanding(schedule, zone).map((part) => (
            <span key={part}>{part}</span>
          ))}
        </small>
        {last?.error ? (
          <p class="refused">
            {sentences([
              say('It failed.'),
              causeWords(last.cause) ?? last.error,
              say('It is tried again within the hour.'),
            ])}
          </p>
        ) : null}
      </div>
      {deeds ? <Deeds {...{ schedule }} {...deeds} /> : null}
    </li>
  );
}

function Deeds({
  schedule: { name, paused, running },
  run,
  pause,
  remove,
}: ScheduleDeeds & Pick<ScheduleRowProps, 'schedule'>) {
  return (
    <>
      {running === null ? (
        <ActButton label={say('Run now')} about={say('Run now: {name}', { name })} act={run} />
      ) : null}
      <ActButton
        label={paused ? say('Go on') : say('Pause')}
        about={paused ? say('Go on with {name}', { name }) : say('Pause {name}', { name })}
        act={() => pause(!paused)}
      />
      <ActButton label={say('Remove')} about={say('Remove {name}', { name })} act={remove} />
    </>
  );
}
