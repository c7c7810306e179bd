/** Webhooks: what is told to whom, how it is sent, and what became of each delivery. */

import { z } from 'zod';
import { causes } from './cause.ts';
import { listParameters } from './list-parameters.ts';

/** What a webhook can be told of. */
export const webhookEvents = ['response.created', 'response.changed', 'survey.changed'] as const;
export type WebhookEvent = (typeof webhookEvents)[number];
/** `test` is sent by hand alone. */
export const deliveredEvents = [...webhookEvents, 'test'] as const;
export type DeliveredEvent = (typeof deliveredEvents)[number];

/** `standard`: `{type, timestamp, data}` by Standard Webhooks. `slack`: a message, `{text, blocks}`. */
export const webhookFormats = ['standard', 'slack'] as const;
export type WebhookFormat = (typeof webhookFormats)[number];

/** How many webhooks a site may have. */
export const mostWebhooks = 20;

const url = z.string().max(2_000).refine(isWebAddress, causes.webhook_address);

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

const events = z
  .array(z.enum(webhookEvents))
  .min(1, 'names no event')
  .refine((list) => new Set(list).size === list.length, 'names an event twice');
const survey = z
  .string()
  .min(1)
  .max(64)
  .nullable()
  .describe('the slug of the only survey that it is told of; null: all');
const scoreAtMost = z
  .int()
  .min(0)
  .max(10)
  .nullable()
  .describe('only responses whose first rating is this or lower; null: all, those without a rating, too');

const theme = z
  .string()
  .min(1)
  .max(64)
  .nullable()
  .describe('the id of a theme: only responses that say something of it; null: all');

export const webhookCreate = z.strictObject({
  site: z.string().min(1).max(64),
  url,
  format: z.enum(webhookFormats).default('standard'),
  events: events.default(['response.created']),
  survey: survey.default(null),
  scoreAtMost: scoreAtMost.default(null),
  theme: theme.default(null),
});
export type WebhookCreate = z.output<typeof webhookCreate>;
export type WebhookInput = z.input<typeof webhookCreate>;

export const webhookChange = z
  .strictObject({
    url,
    format: z.enum(webhookFormats),
    events,
    survey,
    scoreAtMost,
    theme,
    enabled: z.boolean().describe('true also forgets why it was disabled'),
  })
  .partial();
export type WebhookChange = z.output<typeof webhookChange>;
export type WebhookChangeInput = z.input<typeof webhookChange>;

/** Why nothing is sent: switched off by hand; the endpoint said 410; it failed for days. */
export const disabledReasons = ['owner', 'gone', 'failing'] as const;
export type DisabledReason = (typeof disabledReasons)[number];

const moment = z.string().describe('ISO 8601, UTC');

export const webhookAnswer = z.strictObject({
  id: z.string(),
  site: z.string(),
  url: z.string(),
  format: z.enum(webhookFormats),
  events: z.array(z.enum(webhookEvents)),
  survey: z.string().nullable(),
  scoreAtMost: z.int().nullable(),
  theme: z.string().nullable(),
  enabled: z.boolean(),
  disabled: z
    .strictObject({ reason: z.enum(disabledReasons), at: moment })
    .nullable()
    .describe('why nothing is sent'),
  failingSince: moment.nullable().describe('the first failure since the last success'),
  createdAt: moment,
  updatedAt: moment,
});
export type WebhookAnswer = z.output<typeof webhookAnswer>;

const secret = z.string().describe('`whsec_…`, which the signatures are made with: shown this once');
/** The answer to its creation. */
export const webhookCreated = webhookAnswer.extend({ secret });
export type WebhookCreated = z.output<typeof webhookCreated>;
/** The answer to another secret. */
export const webhookSecret = z.strictObject({
  secret,
  formerUntil: moment.describe('until then each delivery is signed with the secret before, too'),
});
export type WebhookSecret = z.output<typeof webhookSecret>;

/** Why an attempt got no 2xx. `status`: the answer had another status. */
export const attemptErrors = [
  'status',
  'redirect',
  'timeout',
  'connection',
  'name',
  'certificate',
  'address',
  'insecure',
  'vanished',
] as const;
export type AttemptError = (typeof attemptErrors)[number];

export const deliveryStates = ['waiting', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const deliveryAnswer = z.strictObject({
  id: z.string().describe('the `webhook-id` of all its attempts'),
  event: z.enum(deliveredEvents),
  response: z.string().nullable().describe('the id of the response that it tells of'),
  state: z.enum(deliveryStates),
  at: moment.describe('when it happened'),
  nextAt: moment.nullable().describe('when it is tried next; null: not again'),
  attempts: z
    .array(
      z.strictObject({
        at: moment,
        status: z.int().nullable().describe('null: there was no answer'),
        milliseconds: z.int(),
        error: z.enum(attemptErrors).nullable(),
      }),
    )
    .describe('the last 20, in their order'),
});
export type DeliveryAnswer = z.output<typeof deliveryAnswer>;

export const deliveryParameters = z.strictObject(listParameters);
export type DeliveryParameters = z.output<typeof deliveryParameters>;
export const deliveryPage = z.strictObject({ items: z.array(deliveryAnswer), next: z.string().nullable() });
