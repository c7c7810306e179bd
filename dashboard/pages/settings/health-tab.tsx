import { Fragment } from 'preact';
import type { About } from '../../data/about.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { urlTrouble } from '../../data/url-trouble.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useNow } from '../../data/use-now.ts';
import { useRenewal } from '../../data/use-renewal.ts';
import { Await } from '../../parts/await.tsx';
import { Section } from '../../parts/section.tsx';
import { healthFacts } from '../../words/health-facts.ts';
import { say } from '../../words/say.ts';

const about: About = { what: [] };
/** Milliseconds. */
const every = 5_000;

/** How the server and its storage are. */
export function HealthTab() {
  const { client } = useEarshot();
  const now = useNow(60_000);
  const condition = useAnswer('installation', () => client.installation(), about);
  useRenewal(about, every);
  return (
    <Section title={say('Health of the installation')} note={say('as it is now')}>
      <Await answer={condition} height={420}>
        {(known) => (
          <dl class="facts">
            {healthFacts(known, urlTrouble(known.publicUrl, location.origin), now).map(
              ({ name, says, todo }) => (
                <Fragment key={name}>
                  <dt>{name}</dt>
                  <dd>
                    {says}
                    {todo ? <p class="todo">{todo}</p> : null}
                  </dd>
                </Fragment>
              ),
            )}
          </dl>
        )}
      </Await>
      <p class="said">
        {say(
          'More, and over time, is at /metrics, for Prometheus. Commands for backups and checks stand in the documentation.',
        )}
      </p>
    </Section>
  );
}
