import type { About } from '../../data/about.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useRenewal } from '../../data/use-renewal.ts';
import { useSites } from '../../data/use-sites.ts';
import { Await } from '../../parts/await.tsx';
import { Section } from '../../parts/section.tsx';
import { say } from '../../words/say.ts';
import type { SitePageProps } from '../site-page-props.ts';
import { JobRow } from './job-row.tsx';

const about: About = { what: ['site', 'responses'] };
/** Milliseconds. */
const every = 1_000;

/** Long work, and how far it is. */
export function JobsTab({ site }: SitePageProps) {
  const { client, answers } = useEarshot();
  const sites = useSites().data ?? [site];
  const jobs = useAnswer('jobs', () => client.jobs.list(), about);
  useRenewal(about, every);
  const cancel = async (id: string) => {
    await client.jobs.cancel(id);
    answers.renew((asked) => asked === about);
  };
  return (
    <Section title={say('Jobs')}>
      <p class="said">
        {say(
          'What takes long is done in the background, piece by piece. What is done stays done, however it ends.',
        )}
      </p>
      <Await answer={jobs} height={120}>
        {(list) =>
          list.length === 0 ? (
            <p class="said">
              {say(
                'There were none yet. Another time zone is one, and so is judging or deleting many responses.',
              )}
            </p>
          ) : (
            <ul class="rows" aria-label={say('Jobs')}>
              {list.map((job) => (
                <JobRow key={job.id} {...{ job, sites, cancel }} zone={site.timezone} />
              ))}
            </ul>
          )
        }
      </Await>
    </Section>
  );
}
