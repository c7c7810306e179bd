import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { WebhookAnswer } from '../../../shared/webhook.ts';
import type { About } from '../../data/about.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useRenewal } from '../../data/use-renewal.ts';
import { useThemes } from '../../data/use-themes.ts';
import { emptyWebhook, type WebhookDraft, webhookInput } from '../../data/webhook-input.ts';
import { Await } from '../../parts/await.tsx';
import { Section } from '../../parts/section.tsx';
import { say } from '../../words/say.ts';
import type { SitePageProps } from '../site-page-props.ts';
import { MadeSecret } from './made-secret.tsx';
import { WebhookForm } from './webhook-form.tsx';
import { WebhookRow } from './webhook-row.tsx';

const about: About = { what: ['survey'] };
/** Milliseconds: whether deliveries arrive is not in the stream of changes. */
const every = 10_000;

/** Where events of a site are sent to: which there are, whether they arrive, and one more. */
export function WebhooksTab({ site, surveys }: SitePageProps) {
  const { client, answers } = useEarshot();
  const listKey = `webhooks ${site.id}`;
  const webhooks = useAnswer(listKey, () => client.webhooks.list(site.id), about);
  useRenewal(about, every);
  const themes = useThemes(site.id).themes.data ?? [];
  const [made, setMade] = useState<{ id: string; url: string; secret: string; isAnother: boolean }>();
  const said = useRef<HTMLParagraphElement>(null);
  const [removed, setRemoved] = useState(0);
  // The button that was pressed is gone with its row.
  useLayoutEffect(() => {
    if (removed > 0) said.current?.focus();
  }, [removed]);
  const amend = (change: (list: WebhookAnswer[]) => WebhookAnswer[]) =>
    answers.amend<WebhookAnswer[]>(listKey, change);
  const create = async (draft: WebhookDraft) => {
    const { secret, ...webhook } = await client.webhooks.create({ site: site.id, ...webhookInput(draft) });
    amend((list) => [...list, webhook]);
    setMade({ id: webhook.id, url: webhook.url, secret, isAnother: false });
  };
  const acts = ({ id, url }: WebhookAnswer) => ({
    async change(change: Parameters<typeof client.webhooks.change>[1]) {
      const changed = await client.webhooks.change(id, change);
      amend((list) => list.map((one) => (one.id === id ? changed : one)));
    },
    async test() {
      await client.webhooks.test(id);
    },
    async rotate() {
      const { secret } = await client.webhooks.rotate(id);
      setMade({ id, url, secret, isAnother: true });
    },
    async remove() {
      await client.webhooks.remove(id);
      amend((list) => list.filter((one) => one.id !== id));
      if (made?.id === id) setMade(undefined);
      setRemoved((count) => count + 1);
    },
  });
  return (
    <>
      <Section title={say('Webhooks')}>
        <p class="said">
          {say(
            'Your own systems, told within a second of what happens here. Each delivery is signed, and tried again for a day until it is taken.',
          )}
        </p>
        <Await answer={webhooks} height={120}>
          {(list) =>
            list.length === 0 ? (
              <p class="said">{say('There are none yet. Describe the first one below.')}</p>
            ) : (
              <ul class="rows" aria-label={say('Webhooks')}>
                {list.map((webhook) => (
                  <WebhookRow
                    key={webhook.id}
                    {...{ webhook, surveys, themes }}
                    {...acts(webhook)}
                    zone={site.timezone}
                  />
                ))}
              </ul>
            )
          }
        </Await>
        <p ref={said} class="saved" tabIndex={-1}>
          {removed > 0 ? say('The webhook was removed.') : ''}
        </p>
        {made?.isAnother ? <MadeSecret {...made} done={() => setMade(undefined)} /> : null}
      </Section>
      <Section title={say('New webhook')}>
        {made && !made.isAnother ? (
          <MadeSecret {...made} done={() => setMade(undefined)} />
        ) : (
          <WebhookForm
            name={`webhook of ${site.id}`}
            initial={emptyWebhook}
            action={say('Make the webhook')}
            doing={say('Making it…')}
            {...{ surveys, themes }}
            save={create}
          />
        )}
      </Section>
    </>
  );
}
