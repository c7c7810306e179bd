import type {
  AttemptError,
  DeliveredEvent,
  DeliveryAnswer,
  DisabledReason,
  WebhookAnswer,
  WebhookEvent,
  WebhookFormat,
} from '../../shared/webhook.ts';
import { momentLabel } from './moment-label.ts';
import { say } from './say.ts';

/** What a webhook can be told of. */
export const eventNames: Readonly<Record<WebhookEvent, string>> = {
  'response.created': say('A new response'),
  'response.changed': say('A response has changed'),
  'survey.changed': say('A survey was made or changed'),
};
export const deliveredNames: Readonly<Record<DeliveredEvent, string>> = {
  ...eventNames,
  test: say('A test'),
};

export const webhookFormatNames: Readonly<Record<WebhookFormat, string>> = {
  standard: say('JSON, signed (Standard Webhooks)'),
  slack: say('A message for Slack'),
};

/** Why nothing is sent any more. */
export const disabledWords: Readonly<Record<DisabledReason, string>> = {
  owner: say('Switched off'),
  gone: say('Switched off: the address said that it is gone for good (410)'),
  failing: say('Switched off: nothing was taken for five days'),
};

const errorWords: Readonly<Record<AttemptError, string>> = {
  status: say('it did not take it'),
  redirect: say('it leads elsewhere, which is not followed'),
  timeout: say('no answer within 10 seconds'),
  connection: say('nobody listens there'),
  name: say('the name has no address'),
  certificate: say('its certificate is not valid'),
  address: say('its address is private'),
  insecure: say('it is not encrypted (http)'),
  vanished: say('what it told of is no longer there'),
};

/** What a webhook is told of and how, in a few words each. */
export function webhookFacts(
  { format, events, survey, scoreAtMost, theme }: WebhookAnswer,
  surveys: readonly { slug: string; name: string }[],
  themes: readonly { id: string; name: string }[],
): string[] {
  return [
    ...events.map((event) => eventNames[event]),
    ...(survey === null ? [] : [surveys.find(({ slug }) => slug === survey)?.name ?? survey]),
    ...(scoreAtMost === null ? [] : [say('{score} or lower', { score: scoreAtMost })]),
    ...(theme === null
      ? []
      : [say('Theme: {name}', { name: themes.find(({ id }) => id === theme)?.name ?? theme })]),
    webhookFormatNames[format],
  ];
}

/** Why nothing is sent, or arrives, at present; undefined: all is well. */
export function webhookTrouble({ disabled, failingSince }: WebhookAnswer, zone: string): string | undefined {
  if (disabled) return disabledWords[disabled.reason];
  if (failingSince === null) return undefined;
  return say('Not taken since {when}', { when: momentLabel(new Date(failingSince), zone) });
}

/** What became of a delivery. */
export function deliveryWords({ state, nextAt }: DeliveryAnswer, zone: string): string {
  if (state === 'delivered') return say('Delivered');
  if (state === 'failed') return say('Given up');
  if (nextAt === null) return say('Waiting');
  return say('Waiting: next attempt {when}', { when: momentLabel(new Date(nextAt), zone) });
}

/** An attempt: "200, 31 ms", "no answer within 10 seconds, 10000 ms". */
export function attemptWords({
  status,
  error,
  milliseconds,
}: Pick<DeliveryAnswer['attempts'][number], 'status' | 'error' | 'milliseconds'>): string {
  const [code, why] = [status === null ? '' : String(status), error === null ? '' : errorWords[error]];
  return say('{outcome}, {milliseconds} ms', {
    outcome: code && why ? say('{code}, {why}', { code, why }) : code + why,
    milliseconds: String(milliseconds),
  });
}
