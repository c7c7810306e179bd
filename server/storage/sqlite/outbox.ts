import type Database from 'better-sqlite3';
import { v7 } from 'uuid';
import type { DeliveredEvent, WebhookEvent } from '../../../shared/webhook.ts';
import type { StoredResponse } from '../contract/stored-response.ts';
import type { WebhookFields } from '../contract/webhooks.ts';
import { saidOf } from '../said-of.ts';
import { ThemeRules } from '../theme-rules.ts';
import { matchesResponse, matchesSurvey } from '../webhook-match.ts';
import { idBytes } from './response-id.ts';
import { Statements } from './statements.ts';

interface Subscriber extends Pick<WebhookFields, 'events' | 'survey' | 'scoreAtMost'> {
  webhook: number;
  site: number;
  /** Of the theme that it filters by; null: of none. */
  rule: string | null;
}

type SubscriberRow = Omit<Subscriber, 'events'> & { events: string };

/** What a delivery tells of. */
interface Told {
  event: DeliveredEvent;
  response: string | null;
  survey: number | null;
  /** Epoch milliseconds. */
  at: number;
}

/**
 * Enters deliveries, in the transaction of what they tell of. The enabled webhooks are at hand, so that a site without
 * any pays nothing for them.
 */
export class Outbox {
  readonly #db: Statements;
  readonly #listeners = new Set<() => void>();
  readonly #rules = new ThemeRules();
  #subscribers: Map<number, Subscriber[]> | null = null;
  #entered = false;

  constructor(db: Database.Database) {
    this.#db = new Statements(db);
  }

  /** @param at when it was received, or changed: of a later revision not what the row says */
  enterResponse(event: WebhookEvent, response: StoredResponse, at: number): void {
    const subscribers = this.#of(response.siteKey);
    if (subscribers.length === 0) return;
    const said = saidOf(response);
    for (const subscriber of subscribers) {
      if (!matchesResponse(subscriber, event, response)) continue;
      if (subscriber.rule === null || this.#rules.matches(subscriber.rule, said()))
        this.enter(subscriber, { event, response: response.id, survey: response.surveyKey, at });
    }
  }

  enterSurvey(site: number, survey: number, at: number): void {
    for (const subscriber of this.#of(site)) {
      if (matchesSurvey(subscriber, survey))
        this.enter(subscriber, { event: 'survey.changed', response: null, survey, at });
    }
  }

  /** The id of the delivery. */
  enter({ webhook, site }: Pick<Subscriber, 'webhook' | 'site'>, told: Told): Buffer {
    const id = idBytes(v7());
    const { event, response, survey, at } = told;
    this.#db
      .prepare(
        `INSERT INTO deliveries (webhook, id, site, event, response, survey, at, state, due_at, tries, attempts)
         VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting', ?, 0, '[]')`,
      )
      .run(webhook, id, site, event, response === null ? null : idBytes(response), survey, at, at);
    this.announce();
    return id;
  }

  /** A delivery is due: who listens is told after the commit. */
  announce(): void {
    this.#entered = true;
  }

  /** Who tells of a response that is no longer there, or no longer anybody's, would tell of nothing. */
  forgetResponse(site: number, response: Buffer): void {
    this.#db.prepare('DELETE FROM deliveries WHERE site = ? AND response = ?').run(site, response);
  }

  /** The keys of the enabled webhooks. */
  enabled(): number[] {
    return [...this.#all().values()].flat().map(({ webhook }) => webhook);
  }

  /** A webhook was changed, or the theme of one, or may have been. */
  forgetWebhooks(): void {
    this.#subscribers = null;
  }

  /** To be called after every commit: tells of what it entered. */
  tell(): void {
    if (!this.#entered) return;
    this.#entered = false;
    for (const listener of this.#listeners) listener();
  }

  listen(call: () => void): () => void {
    this.#listeners.add(call);
    return () => void this.#listeners.delete(call);
  }

  #of(site: number): readonly Subscriber[] {
    return this.#all().get(site) ?? [];
  }

  #all(): Map<number, Subscriber[]> {
    if (this.#subscribers) return this.#subscribers;
    const bySite = new Map<number, Subscriber[]>();
    for (const subscriber of this.#read())
      bySite.set(subscriber.site, [...(bySite.get(subscriber.site) ?? []), subscriber]);
    this.#subscribers = bySite;
    return bySite;
  }

  #read(): Subscriber[] {
    return this.#db
      .prepare<[], SubscriberRow>(
        `SELECT w.webhook, w.site, w.events, w.survey, w.score_at_most AS scoreAtMost, t.rule
         FROM webhooks w LEFT JOIN themes t ON t.site = w.site AND t.id = w.theme
         WHERE w.disabled IS NULL ORDER BY w.webhook`,
      )
      .all()
      .map((row) => ({ ...row, events: JSON.parse(row.events) }));
  }
}
