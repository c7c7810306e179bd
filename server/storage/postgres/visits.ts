import type { StoredResponse } from '../contract/stored-response.ts';
import type { Transaction } from './committer.ts';
import { grouped } from './grouped.ts';
import { nameOf } from './response-ids.ts';

type Visit = Pick<StoredResponse, 'siteKey' | 'surveyKey' | 'visitor' | 'receivedAt' | 'id'>;

/** When visitors last answered a survey, as of one batch: what is stored of others, and what the batch makes of its own. */
export class Visits {
  /** By visitor: the last response that is none of the batch's. */
  readonly #stored = new Map<string, number>();
  /** By visitor: those of the batch, by their names. */
  readonly #own = new Map<string, Map<string, number>>();

  /** Reads what is stored of the visitors of a batch. */
  static async of(tx: Transaction, batch: readonly StoredResponse[]): Promise<Visits> {
    const visits = new Visits();
    const known = batch.filter(({ visitor }) => visitor !== null);
    for (const [site, responses] of grouped(known, ({ siteKey }) => siteKey)) {
      const once = [...new Map(responses.map((response) => [visitorOf(response), response])).values()];
      const rows = await tx.all<{ survey: number; visitor: Buffer; at: number | null }>(
        `SELECT g.survey, g.visitor, (
           SELECT r.received_at FROM responses r
           WHERE r.site = $1 AND r.survey = g.survey AND r.visitor = g.visitor AND r.id <> ALL($4::uuid[])
           ORDER BY r.received_at DESC LIMIT 1) AS at
         FROM unnest($2::integer[], $3::bytea[]) AS g (survey, visitor)`,
        [
          site,
          once.map(({ surveyKey }) => surveyKey),
          once.map(({ visitor }) => visitor),
          batch.filter(({ siteKey }) => siteKey === site).map(({ id }) => id),
        ],
      );
      for (const { survey: surveyKey, visitor, at } of rows) {
        if (at !== null) visits.#stored.set(visitorOf({ siteKey: site, surveyKey, visitor }), at);
      }
    }
    return visits;
  }

  /** The last other response of its visitor; null: there is none. */
  before(response: StoredResponse): number | null {
    if (response.visitor === null) return null;
    const visitor = visitorOf(response);
    const own = [...(this.#own.get(visitor) ?? [])].filter(([name]) => name !== nameOf(response));
    const times = [this.#stored.get(visitor) ?? [], own.map(([, at]) => at)].flat();
    return times.length === 0 ? null : Math.max(...times);
  }

  /** One of the batch's is now as it is, and no longer as it was. */
  note(old: Visit | null, next: Visit): void {
    if (old?.visitor) this.#own.get(visitorOf(old))?.delete(nameOf(old));
    if (!next.visitor) return;
    const own = this.#own.get(visitorOf(next)) ?? new Map<string, number>();
    this.#own.set(visitorOf(next), own.set(nameOf(next), next.receivedAt));
  }
}

function visitorOf({
  siteKey,
  surveyKey,
  visitor,
}: Pick<Visit, 'siteKey' | 'surveyKey' | 'visitor'>): string {
  return `${siteKey}|${surveyKey}|${visitor!.toString('hex')}`;
}
