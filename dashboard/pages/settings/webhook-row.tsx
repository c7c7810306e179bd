import { useState } from 'preact/hooks';
import type { WebhookChangeInput } from '../../../client/index.ts';
import type { Survey } from '../../../shared/survey.ts';
import type { WebhookAnswer } from '../../../shared/webhook.ts';
import { webhookDraft, webhookInput } from '../../data/webhook-input.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { TwoSteps } from '../../parts/two-steps.tsx';
import { say } from '../../words/say.ts';
import { webhookFacts, webhookTrouble } from '../../words/webhook-words.ts';
import { WebhookDeliveries } from './webhook-deliveries.tsx';
import { WebhookForm } from './webhook-form.tsx';

interface WebhookRowProps {
  webhook: WebhookAnswer;
  surveys: readonly Survey[];
  themes: readonly { id: string; name: string }[];
  /** The zone that times are shown in. */
  zone: string;
  change(change: WebhookChangeInput): Promise<void>;
  test(): Promise<void>;
  rotate(): Promise<void>;
  remove(): Promise<void>;
}

/** A webhook: where it leads, what it is told, whether that arrives, and what can be done with it. */
export function WebhookRow({
  webhook,
  surveys,
  themes,
  zone,
  change,
  test,
  rotate,
  remove,
}: WebhookRowProps) {
  const [shown, setShown] = useState<'deliveries' | 'form'>();
  const { id, url, enabled } = webhook;
  const trouble = webhookTrouble(webhook, zone);
  const fold = (part: 'deliveries' | 'form') => setShown(shown === part ? undefined : part);
  return (
    <li class="webhook">
      <div>
        <b>{url}</b>
        <small>
          {webhookFacts(webhook, surveys, themes).map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </small>
        {trouble ? <p class="refused">{trouble}</p> : null}
      </div>
      <fieldset class="row-acts" aria-label={say('What to do with {url}', { url })}>
        <button
          type="button"
          class="button"
          aria-expanded={shown === 'deliveries'}
          onClick={() => fold('deliveries')}
        >
          {say('Deliveries')}
        </button>
        {enabled ? (
          <ActButton
            label={say('Send a test')}
            act={async () => {
              await test();
              setShown('deliveries');
            }}
          />
        ) : null}
        <button type="button" class="button" aria-expanded={shown === 'form'} onClick={() => fold('form')}>
          {say('Edit')}
        </button>
        <ActButton
          label={enabled ? say('Switch off') : say('Switch on')}
          act={() => change({ enabled: !enabled })}
        />
        <ActButton label={say('New secret')} act={rotate} />
        <TwoSteps
          label={say('Remove')}
          about={say('Remove {name}', { name: url })}
          warning={say('Nothing more is sent to {url}, and its secret is gone. This cannot be undone.', {
            url,
          })}
          action={say('Remove for good')}
          act={remove}
        />
      </fieldset>
      {shown === 'deliveries' ? <WebhookDeliveries {...{ id, url, zone }} /> : null}
      {shown === 'form' ? (
        <div class="row-more">
          <WebhookForm
            name={`webhook ${id}`}
            initial={webhookDraft(webhook)}
            action={say('Save')}
            doing={say('Saving…')}
            {...{ surveys, themes }}
            save={async (draft) => {
              await change(webhookInput(draft));
              setShown(undefined);
            }}
          />
        </div>
      ) : null}
    </li>
  );
}
