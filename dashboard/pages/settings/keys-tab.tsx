import { useState } from 'preact/hooks';
import type { KeyAnswer, KeyCreated } from '../../../shared/key.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useSites } from '../../data/use-sites.ts';
import { Await } from '../../parts/await.tsx';
import { Section } from '../../parts/section.tsx';
import { say } from '../../words/say.ts';
import type { SitePageProps } from '../site-page-props.ts';
import { KeyRow } from './key-row.tsx';
import { MadeKey } from './made-key.tsx';
import { NewKey } from './new-key.tsx';

const listKey = 'keys';

/** The secret keys: which there are, one more, and the end of one. */
export function KeysTab({ site }: SitePageProps) {
  const { client, answers } = useEarshot();
  const sites = useSites().data ?? [site];
  const keys = useAnswer(listKey, () => client.keys.list(), { what: [] });
  const [made, setMade] = useState<KeyCreated>();
  const amend = (change: (list: KeyAnswer[]) => KeyAnswer[]) => answers.amend<KeyAnswer[]>(listKey, change);
  const create = async (input: Parameters<typeof client.keys.create>[0]) => {
    const created = await client.keys.create(input);
    const { key: _secret, ...rest } = created;
    amend((list) => [...list, rest]);
    setMade(created);
  };
  const revoke = async (id: string) => {
    await client.keys.revoke(id);
    amend((list) => list.filter((key) => key.id !== id));
    if (made?.id === id) setMade(undefined);
  };
  return (
    <>
      <Section title={say('Secret keys')}>
        <p class="said">
          {say(
            'For servers and scripts that ask the API. A key does what its scope says, on the sites that it is bound to. Never put one into a page: pages have the public key.',
          )}
        </p>
        <Await answer={keys} height={120}>
          {(list) =>
            list.length === 0 ? (
              <p class="said">{say('There are none yet.')}</p>
            ) : (
              <ul class="rows" aria-label={say('Secret keys')}>
                {list.map((key) => (
                  <KeyRow key={key.id} secret={key} {...{ sites, revoke }} zone={site.timezone} />
                ))}
              </ul>
            )
          }
        </Await>
      </Section>
      <Section title={say('New key')}>
        {made ? (
          <MadeKey made={made} done={() => setMade(undefined)} />
        ) : (
          <NewKey {...{ site, sites, create }} />
        )}
      </Section>
    </>
  );
}
