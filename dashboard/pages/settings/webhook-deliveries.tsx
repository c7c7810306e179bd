import { useMemo } from 'preact/hooks';
import type { About } from '../../data/about.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useRenewal } from '../../data/use-renewal.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { Await } from '../../parts/await.tsx';
import { Endless } from '../../parts/endless.tsx';
import { momentLabel } from '../../words/moment-label.ts';
import { say } from '../../words/say.ts';
import { attemptWords, deliveredNames, deliveryWords } from '../../words/webhook-words.ts';

interface WebhookDeliveriesProps {
  id: string;
  /** Where they go, which names the list. */
  url: string;
  zone: string;
}

const limit = 20;
/** Milliseconds. */
const every = 2_000;

/** What a webhook was told in the last days, each attempt, and the button that sends it again. */
export function WebhookDeliveries({ id, url, zone }: WebhookDeliveriesProps) {
  const { client, answers } = useEarshot();
  const about = useMemo<About>(() => ({ what: [] }), []);
  const first = useAnswer(`deliveries ${id}`, () => client.webhooks.deliveries(id, { limit }), about);
  useRenewal(about, every);
  const replay = async (delivery: string) => {
    await client.webhooks.replay(id, delivery);
    answers.renew((asked) => asked === about);
  };
  const moment = (text: string) => momentLabel(new Date(text), zone);
  return (
    <div class="row-more">
      <Await answer={first} height={80}>
        {(page) =>
          page.items.length === 0 ? (
            <p class="said">{say('Nothing was sent yet. Send a test to see whether it arrives.')}</p>
          ) : (
            <Endless first={page} more={(cursor) => client.webhooks.deliveries(id, { limit, cursor })}>
              {(items) => (
                <ul class="rows" aria-label={say('Deliveries to {url}', { url })}>
                  {items.map((delivery) => (
                    <li key={delivery.id}>
                      <div>
                        <b>{deliveredNames[delivery.event]}</b>
                        <small>
                          <span>{deliveryWords(delivery, zone)}</span>
                          <span>{moment(delivery.at)}</span>
                          <code>{delivery.id}</code>
                        </small>
                        <ul class="changes">
                          {delivery.attempts.map((attempt) => (
                            <li key={attempt.at}>
                              {say('{when}: {outcome}', {
                                when: moment(attempt.at),
                                outcome: attemptWords(attempt),
                              })}
                            </li>
                          ))}
                        </ul>
                      </div>
                      <ActButton
                        label={say('Send again')}
                        about={say('Send again: {event}, {when}', {
                          event: deliveredNames[delivery.event],
                          when: moment(delivery.at),
                        })}
                        act={() => replay(delivery.id)}
                      />
                    </li>
                  ))}
                </ul>
              )}
            </Endless>
          )
        }
      </Await>
    </div>
  );
}
