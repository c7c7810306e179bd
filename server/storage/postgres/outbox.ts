import { v7 } from 'uuid';
import type { DeliveredEvent, WebhookEvent } from '../../../shared/webhook.ts';
import type { StoredResponse } from '../contract/stored-response.ts';
import type { WebhookFields } from '../contract/webhooks.ts';
import { saidOf } from '../said-of.ts';
import { ThemeRules } from '../theme-rules.ts';
import { matchesResponse, matchesSurvey } from '../webhook-match.ts';
import { Meanwhile, type Transaction } from './committer.ts';
import { insertRows } from './insert-rows.ts';

/** An enabled webhook, as far as it matters what it is told of. */
export interface Subscriber extends Pick<WebhookFields, 'events' | 'survey' | 'scoreAtMost' | 'theme'> {
  webhook: number;
  site: number;
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

/** What became of a response. */
export interface ResponseEvent {
  event: WebhookEvent;
  response: StoredResponse;
  /** When it was received, or changed: of a later revision not what the row says. */
  at: number;
}

const insert = {
  into: `INSERT INTO deliveries (site, webhook, id, event, response, survey, at, state, due_at, tries, attempts)`,
  columns: 11,
};

/** The statement whose rows are the subscribers of some sites. */
export function subscribersOf(sites: readonly number[]): string {
  return `SELECT webhook, site, events, survey, score_at_most AS "scoreAtMost", theme FROM webhooks
    WHERE disabled IS NULL AND site = ANY(ARRAY[${sites.map(Number).join(', ')}]::bigint[]) ORDER BY webhook`;
}

/** Enters deliveries, in the transaction of what they tell of. */
export class Outbox {
  readonly #listeners = new Set<() => void>();
  readonly #rules = new ThemeRules();

  /** @param rows of `subscribersOf` */
  async enterResponses(
    tx: Transaction,
    rows: readonly unknown[],
    events: readonly ResponseEvent[],
  ): Promise<void> {
    const subscribers = subscribersIn(rows);
    if (subscribers.length === 0) return;
    const told = events.flatMap(({ event, response, at }) => {
      const said = saidOf(response);
      return subscribers
        .filter(({ site }) => site === response.siteKey)
        .filter((subscriber) => matchesResponse(subscriber, event, response))
        .map((to) => ({ to, said, told: { event, response: response.id, survey: response.surveyKey, at } }));
    });
    const rules = await rulesOf(
      tx,
      told.map(({ to }) => to),
    );
    const isOfTheme = ({ to, said }: (typeof told)[number]) =>
      to.theme === null || this.#rules.matches(rules.get(`${to.site} ${to.theme}`)!, said());
    await this.#enter(tx, told.filter(isOfTheme));
  }

  async enterSurvey(tx: Transaction, site: number, survey: number, at: number): Promise<void> {
    const subscribers = subscribersIn((await tx.several([subscribersOf([site])]))[0]!);
    const matching = subscribers.filter((subscriber) => matchesSurvey(subscriber, survey));
    const told = { event: 'survey.changed', response: null, survey, at } as const;
    await this.#enter(
      tx,
      matching.map((to) => ({ to, told })),
    );
  }

  /** The id of the delivery. */
  async enterTest(tx: Transaction, to: Pick<Subscriber, 'webhook' | 'site'>, at: number): Promise<string> {
    const [id] = await this.#enter(tx, [{ to, told: { event: 'test', response: null, survey: null, at } }]);
    return id!;
  }

  /** A delivery is due: who listens is told after the commit. */
  announce(tx: Transaction): void {
    if (!tx.committed.includes(this.#tell)) tx.committed.push(this.#tell);
  }

  /** Who tells of a response that is no longer there, or no longer anybody's, would tell of nothing. */
  async forgetResponses(tx: Transaction, site: number, responses: readonly string[]): Promise<void> {
    await tx.run('DELETE FROM deliveries WHERE site = $1 AND response = ANY($2::uuid[])', [site, responses]);
  }

  listen(call: () => void): () => void {
    this.#listeners.add(call);
    return () => void this.#listeners.delete(call);
  }

  readonly #tell = () => {
    for (const listener of this.#listeners) listener();
  };

  async #enter(
    tx: Transaction,
    entries: readonly { to: Pick<Subscriber, 'webhook' | 'site'>; told: Told }[],
  ): Promise<string[]> {
    if (entries.length === 0) return [];
    const ids = entries.map(() => v7());
    const rows = entries.map(({ to, told: { event, response, survey, at } }, i) => [
      to.site,
      to.webhook,
      ids[i],
      event,
      response,
      survey,
      at,
      'waiting',
      at,
      0,
      '[]',
    ]);
    await insertRows(tx, insert, rows);
    this.announce(tx);
    return ids;
  }
}

/** The rules of the themes that these filter by, each by its site and id. Where none does, nothing is asked. */
async function rulesOf(tx: Transaction, subscribers: readonly Subscriber[]): Promise<Map<string, string>> {
  const filtering = subscribers.filter(({ theme }) => theme !== null);
  if (filtering.length === 0) return new Map();
  const [sites, themes] = [filtering.map(({ site }) => site), filtering.map(({ theme }) => theme)];
  const rows = await tx.all<{ site: number; id: string; rule: string }>(
    'SELECT site, id, rule FROM themes WHERE site = ANY($1::bigint[]) AND id = ANY($2::text[])',
    [[...new Set(sites)], [...new Set(themes)]],
  );
  const rules = new Map(rows.map(({ site, id, rule }) => [`${site} ${id}`, rule]));
  for (const { site, theme } of filtering)
    if (!rules.has(`${site} ${theme}`)) throw new Meanwhile('a theme was removed meanwhile');
  return rules;
}

function subscribersIn(rows: readonly unknown[]): Subscriber[] {
  return (rows as SubscriberRow[]).map((row) => ({ ...row, events: JSON.parse(row.events) }));
}
