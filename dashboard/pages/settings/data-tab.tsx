import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ExportQuery, ScheduleInput } from '../../../client/index.ts';
import type { ExportAnswer } from '../../../shared/export.ts';
import type { ScheduleAnswer } from '../../../shared/export-schedule.ts';
import type { About } from '../../data/about.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useMay } from '../../data/use-may.ts';
import { useRenewal } from '../../data/use-renewal.ts';
import { Await } from '../../parts/await.tsx';
import { Section } from '../../parts/section.tsx';
import { say } from '../../words/say.ts';
import type { SitePageProps } from '../site-page-props.ts';
import { ExportRow } from './export-row.tsx';
import { ExportSchedules, schedulesKey } from './export-schedules.tsx';
import { ImportsSection } from './imports-section.tsx';
import { NewExport } from './new-export.tsx';

const about: About = { what: [] };
/** Milliseconds. */
const every = 1_000;

/** Answers as files: those that are made or kept, and one more. */
export function DataTab({ site, surveys }: SitePageProps) {
  const { client, answers } = useEarshot();
  const mayImport = useMay('write');
  const listKey = `exports ${site.id}`;
  const exports = useAnswer(listKey, () => client.exports.list(site.id), about);
  useRenewal(about, every);
  const said = useRef<HTMLParagraphElement>(null);
  const [deleted, setDeleted] = useState(0);
  // The button that was pressed is gone with its row.
  useLayoutEffect(() => {
    if (deleted > 0) said.current?.focus();
  }, [deleted]);
  const amend = (change: (list: ExportAnswer[]) => ExportAnswer[]) =>
    answers.amend<ExportAnswer[]>(listKey, change);
  const create = async (query: ExportQuery) => {
    const made = await client.exports.create(query);
    amend((list) => [made, ...list]);
  };
  const schedule = async (input: ScheduleInput) => {
    const made = await client.exportSchedules.create(input);
    answers.amend<ScheduleAnswer[]>(schedulesKey(site.id), (list) => [...list, made]);
  };
  const remove = async (id: string) => {
    await client.exports.remove(id);
    amend((list) => list.filter((one) => one.id !== id));
    setDeleted((count) => count + 1);
  };
  return (
    <>
      <Section title={say('Exports')}>
        <p class="said">
          {say(
            'Answers as a file, each with its page, attributes and tags. A file is kept for seven days. What is deleted meanwhile is still in it; an erasure deletes the file.',
          )}
        </p>
        <Await answer={exports} height={120}>
          {(list) =>
            list.length === 0 ? (
              <p class="said">
                {say(
                  'There are none yet. Make one below: it is written in the background, and you can leave this page meanwhile.',
                )}
              </p>
            ) : (
              <ul class="rows" aria-label={say('Exports')}>
                {list.map((one) => (
                  <ExportRow key={one.id} made={one} {...{ surveys, remove }} zone={site.timezone} />
                ))}
              </ul>
            )
          }
        </Await>
        <p ref={said} class="saved" tabIndex={-1}>
          {deleted > 0 ? say('The export was deleted.') : ''}
        </p>
      </Section>
      <ExportSchedules {...{ site, surveys }} />
      <Section title={say('New export')}>
        <NewExport {...{ site, surveys, create, schedule }} />
      </Section>
      {mayImport ? <ImportsSection {...{ site, surveys }} /> : null}
    </>
  );
}
