import type {
  AttemptError,
  DeliveredEvent,
  DeliveryState,
  DisabledReason,
  WebhookEvent,
  WebhookFormat,
} from '../../../shared/webhook.ts';
import type { Author } from './change.ts';

/** What a webhook is told of, and where it is sent. */
export interface WebhookFields {
  url: string;
  format: WebhookFormat;
  events: WebhookEvent[];
  /** The key of the only survey that matters, or null. */
  survey: number | null;
  /** Only responses whose first rating is this or lower; null: all. */
  scoreAtMost: number | null;
  /** The id of a theme of its site: only responses whose texts are of it; null: all. */
  theme: string | null;
}

export interface StoredWebhook extends WebhookFields {
  key: number;
  id: string;
  siteKey: number;
  /** The site's id. */
  site: string;
  /** What deliveries are signed with. It has to be known as it is, unlike the secret of a key. */
  secret: string;
  /** The one before, good for signatures until then (epoch milliseconds). */
  former: { secret: string; until: number } | null;
  /** Why nothing is sent, and since when; null: it is sent. */
  disabled: { reason: DisabledReason; at: number } | null;
  /** Epoch milliseconds of the first failure since the last success. */
  failingSince: number | null;
  createdAt: number;
  updatedAt: number;
}

export interface Attempt {
  /** Epoch milliseconds of its start. */
  at: number;
  /** Null: there was no answer. */
  status: number | null;
  milliseconds: number;
  /** Null: it was a 2xx. `vanished` says nothing of the endpoint: there was nothing left to send. */
  error: AttemptError | null;
}

/** One event on its way to one webhook. It names what has changed, and holds nothing of it. */
export interface StoredDelivery {
  /** A UUID, the same for all attempts, and never given to another delivery; later ones are greater. */
  id: string;
  event: DeliveredEvent;
  /** The id of the response that it tells of. */
  response: string | null;
  /** The key of the survey that it tells of. */
  survey: number | null;
  /** Epoch milliseconds of the event. */
  at: number;
  state: DeliveryState;
  /** When it is tried next; null: not again. */
  nextAt: number | null;
  /** The last `attemptsKept`, in their order. */
  attempts: Attempt[];
}

/** A delivery whose time has come. */
export type DueDelivery = Omit<StoredDelivery, 'attempts' | 'state' | 'nextAt'> & {
  webhook: StoredWebhook;
  /** Attempts that were made since it began, or was replayed. */
  tries: number;
};

/** What became of an attempt. */
export interface Settled {
  /** The webhook's key. */
  webhook: number;
  /** The delivery's. */
  id: string;
  attempt: Attempt;
  /** When it is tried again; null: not again. */
  nextAt: number | null;
  /** Why nothing more is to be sent to the webhook; null: it goes on. */
  disable: DisabledReason | null;
}

/** How many attempts of a delivery are remembered. */
export const attemptsKept = 20;

/**
 * Webhooks and their deliveries. Deliveries of what is changed in `responses` and `surveys` are entered there, in the
 * transaction of the change itself, for every enabled webhook that matches: both are on disk or neither is. What is
 * erased or removed takes its deliveries with it.
 */
export interface WebhookStore {
  /** Null: the site has `mostWebhooks` already, or no such theme. */
  create(
    webhook: WebhookFields & { id: string; siteKey: number; secret: string },
    by: Author,
  ): Promise<StoredWebhook | null>;
  /** Those of other sites (ids) are not looked at, so that they take no longer than what is not there. */
  find(id: string, sites: readonly string[] | 'all'): Promise<StoredWebhook | null>;
  /** In order of creation. */
  list(siteKey: number): Promise<StoredWebhook[]>;
  /**
   * `enabled` true forgets why it was disabled and since when it fails; so does another address. Null: it is gone, or its
   * site has no such theme.
   */
  change(
    key: number,
    change: Partial<WebhookFields> & { enabled?: boolean },
    by: Author,
  ): Promise<StoredWebhook | null>;
  /** Sets another secret; the one before is good until then. Null: it is gone. */
  rotate(key: number, secret: string, formerUntil: number, by: Author): Promise<StoredWebhook | null>;
  /** Nothing of its deliveries is found or sent from then on. False: it is gone already. */
  remove(key: number, by: Author): Promise<boolean>;
  /** Enters a delivery that tells of nothing. */
  test(key: number, at: number): Promise<StoredDelivery>;
  /** Newest first. `before` is the id that the page before ended with. */
  deliveries(webhook: number, page: { before: string | null; limit: number }): Promise<StoredDelivery[]>;
  /** Begins a delivery anew, with the same id; null: the webhook has none such. */
  replay(webhook: number, id: string, at: number): Promise<StoredDelivery | null>;
  /**
   * Takes what is to be tried at a moment, the longest due first: so many of each enabled webhook that no more than `most`
   * of it are taken and not settled, by whomever. Until then (epoch milliseconds) nobody else is given them: whoever dies
   * with them, or does not settle them in time, has lost them, and they are tried again.
   */
  claim(at: number, most: number, until: number): Promise<DueDelivery[]>;
  /** Gives back what was taken and not tried. */
  release(claimed: readonly Pick<Settled, 'webhook' | 'id'>[]): Promise<void>;
  /** When the next delivery of an enabled webhook can be taken; null: none waits. */
  nextDue(): Promise<number | null>;
  /** Notes what became of attempts, in one transaction. Deliveries that are gone are passed over. */
  settle(settled: readonly Settled[], by: Author): Promise<void>;
  /** How many wait. Costs a look at each. */
  waiting(): Promise<number>;
  /** Removes up to `most` deliveries of events before then, whatever their state; how many those were. */
  removeBefore(at: number, most: number): Promise<number>;
  /** Calls after every commit that made a delivery due; returns the stop function. */
  listen(call: () => void): () => void;
}
