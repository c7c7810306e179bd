import type { Survey } from '../../../shared/survey.ts';
import type { WebhookEvent, WebhookFormat } from '../../../shared/webhook.ts';
import { useDraft } from '../../data/use-draft.ts';
import type { WebhookDraft } from '../../data/webhook-input.ts';
import { CheckList } from '../../parts/check-list.tsx';
import { Choice } from '../../parts/choice.tsx';
import { Form } from '../../parts/form.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { say } from '../../words/say.ts';
import { eventNames, webhookFormatNames } from '../../words/webhook-words.ts';

interface WebhookFormProps {
  /** What the draft is kept under. */
  name: string;
  /** What the form begins with. */
  initial: WebhookDraft;
  action: string;
  doing: string;
  surveys: readonly Survey[];
  themes: readonly { id: string; name: string }[];
  save(draft: WebhookDraft): Promise<void>;
}

const paths = { url: 'url', events: 'events', survey: 'survey', theme: 'theme' };
const highest = 10;

/** Where something is sent to, what, and in which form. */
export function WebhookForm({ name, initial, action, doing, surveys, themes, save }: WebhookFormProps) {
  const { value, change, clear } = useDraft<WebhookDraft>(name, initial);
  const check = (): Record<string, string> => ({
    ...(value.url.trim() ? {} : { url: say('Say where to send it, like https://example.com/hook.') }),
    ...(value.events.length > 0 ? {} : { events: say('Choose at least one.') }),
  });
  const store = async () => {
    await save(value);
    change(initial);
    clear();
  };
  return (
    <Form {...{ action, doing, check, paths }} save={store}>
      {(refused) => (
        <>
          <TextField
            label={say('Address')}
            value={value.url}
            onInput={(url) => change({ url })}
            refused={refused.url}
            placeholder={say('https://example.com/hook')}
            most={2_000}
          />
          <CheckList
            label={say('What it is told of')}
            options={Object.entries(eventNames) as [WebhookEvent, string][]}
            chosen={value.events}
            choose={(events) => change({ events })}
            refused={refused.events}
          />
          <div class="form-field">
            <Choice
              label={say('Survey')}
              chosen={value.survey || undefined}
              none={say('All surveys')}
              options={surveys.map(({ slug, name }) => [slug, name])}
              choose={(survey) => change({ survey: survey ?? '' })}
            />
          </div>
          <div class="form-field">
            <Choice
              label={say('First rating of the response')}
              chosen={value.scoreAtMost || undefined}
              none={say('Whatever it is')}
              options={Array.from({ length: highest + 1 }, (_, score) => [
                String(score),
                say('{score} or lower', { score }),
              ])}
              choose={(score) => change({ scoreAtMost: score ?? '' })}
            />
          </div>
          {themes.length > 0 || value.theme ? (
            <div class="form-field">
              <Choice
                label={say('Theme of the comment')}
                chosen={value.theme || undefined}
                none={say('Whatever it says')}
                options={themes.map(({ id, name }) => [id, name])}
                choose={(theme) => change({ theme: theme ?? '' })}
              />
              <p class="refused" role="alert">
                {refused.theme}
              </p>
            </div>
          ) : null}
          <div class="form-field">
            <Choice
              label={say('Sent as')}
              chosen={value.format}
              options={Object.entries(webhookFormatNames)}
              choose={(format) => change({ format: format as WebhookFormat })}
            />
          </div>
        </>
      )}
    </Form>
  );
}
