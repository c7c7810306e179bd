import { useState } from 'preact/hooks';
import type { ScheduleAnswer } from '../../../shared/export-schedule.ts';
import type { About } from '../../data/about.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { scheduleAgain } from '../../data/schedule-again.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useMay } from '../../data/use-may.ts';
import { useRenewal } from '../../data/use-renewal.ts';
import { Await } from '../../parts/await.tsx';
import { Section } from '../../parts/section.tsx';
import { Undo } from '../../parts/undo.tsx';
import { say } from '../../words/say.ts';
import type { SitePageProps } from '../site-page-props.ts';
import { ScheduleRow } from './schedule-row.tsx';

const about: About = { what: [] };
/** Milliseconds. */
const every = 2_000;

/** What the list of a site is asked for by. */
export const schedulesKey = (site: string) => `export-schedules ${site}`;

/** Exports that the server makes by itself; the one that was removed last can be brought back. */
export function ExportSchedules({ site, surveys }: Pick<SitePageProps, 'site' | 'surveys'>) {
  const { client, answers } = useEarshot();
  const schedules = useAnswer(schedulesKey(site.id), () => client.exportSchedules.list(site.id), about);
  useRenewal(about, every);
  const mayChange = useMay('admin');
  const [gone, setGone] = useState<{ schedule: ScheduleAnswer; turn: number }>();
  const amend = (change: (list: ScheduleAnswer[]) => ScheduleAnswer[]) =>
    answers.amend<ScheduleAnswer[]>(schedulesKey(site.id), change);
  const put = (changed: ScheduleAnswer) =>
    amend((list) => list.map((one) => (one.id === changed.id ? changed : one)));
  const remove = async (schedule: ScheduleAnswer) => {
    await client.exportSchedules.remove(schedule.id);
    amend((list) => list.filter(({ id }) => id !== schedule.id));
    setGone((last) => ({ schedule, turn: (last?.turn ?? 0) + 1 }));
  };
  const restore = async ({ schedule }: { schedule: ScheduleAnswer }) => {
    const back = await client.exportSchedules.create(scheduleAgain(schedule));
    amend((list) => [...list, back]);
  };
  // Whoever may not make one needs not hear that there is none.
  if (!mayChange && schedules.data?.length === 0) return null;
  return (
    <Section title={say('Scheduled exports')}>
      <p class="said">
        {say(
          'Files that the server makes by itself and puts into a folder of its own machine, for whatever takes them from there.',
        )}
      </p>
      <Await answer={schedules} height={60}>
        {(list) =>
          list.length === 0 ? (
            <p class="said">{say('No export is scheduled. Choose below when one is made.')}</p>
          ) : (
            <ul class="rows" aria-label={say('Scheduled exports')}>
              {list.map((one) => (
                <ScheduleRow
                  key={one.id}
                  schedule={one}
                  surveys={surveys}
                  zone={site.timezone}
                  deeds={
                    mayChange
                      ? {
                          run: async () => put(await client.exportSchedules.run(one.id)),
                          pause: async (paused) =>
                            put(await client.exportSchedules.change(one.id, { paused })),
                          remove: () => remove(one),
                        }
                      : null
                  }
                />
              ))}
            </ul>
          )
        }
      </Await>
      {gone === undefined ? null : (
        <Undo
          key={gone.turn}
          said={say('{name} was removed.', { name: gone.schedule.name })}
          label={say('Bring back {name}', { name: gone.schedule.name })}
          undo={() => restore(gone)}
        />
      )}
    </Section>
  );
}
