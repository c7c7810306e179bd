import type { StoredResponse } from '../contract/stored-response.ts';
import type { Transaction } from './committer.ts';
import { insertRows } from './insert-rows.ts';

type Identified = Pick<StoredResponse, 'siteKey' | 'surveyKey' | 'id' | 'receivedAt'>;

const claim = {
  into: 'INSERT INTO response_ids (site, id, survey, received_at)',
  columns: 4,
  behind: 'ON CONFLICT (site, id) DO NOTHING RETURNING site, id',
};

/** A response's name among all sites. */
export function nameOf({ siteKey, id }: Pick<StoredResponse, 'siteKey' | 'id'>): string {
  return `${siteKey}|${id}`;
}

/**
 * Takes the ids that are free; the names of those. Waits for who is taking one of them, in an order that all keep: no
 * two wait for each other.
 */
export async function claimIds(tx: Transaction, responses: readonly Identified[]): Promise<Set<string>> {
  const rows = responses
    .toSorted((a, b) => a.siteKey - b.siteKey || (a.id < b.id ? -1 : 1))
    .map(({ siteKey, id, surveyKey, receivedAt }) => [siteKey, id, surveyKey, receivedAt]);
  const claimed = await insertRows<{ site: number; id: string }>(tx, claim, rows);
  return new Set(claimed.map(({ site, id }) => nameOf({ siteKey: site, id })));
}

/** Holds ids that are taken until the transaction ends; whether there is a response, or it was erased. */
export async function holdIds(
  tx: Transaction,
  site: number,
  ids: readonly string[],
): Promise<Map<string, 'stored' | 'erased'>> {
  const rows = await tx.all<{ id: string; survey: number | null }>(
    'SELECT id, survey FROM response_ids WHERE site = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE',
    [site, ids],
  );
  return new Map(rows.map(({ id, survey }) => [id, survey === null ? 'erased' : 'stored']));
}

/** Takes the ids that are free for responses that were erased elsewhere. */
export async function refuseIds(tx: Transaction, site: number, ids: readonly string[]): Promise<void> {
  const rows = [...new Set(ids)].sort().map((id) => [site, id, null, null]);
  await insertRows(tx, claim, rows);
}

/** They may come again. */
export async function releaseIds(tx: Transaction, site: number, ids: readonly string[]): Promise<void> {
  await tx.run('DELETE FROM response_ids WHERE site = $1 AND id = ANY($2::uuid[])', [site, ids]);
}

/** From now on they are those of responses that were erased. */
export async function noteErased(tx: Transaction, site: number, ids: readonly string[]): Promise<void> {
  await tx.run(
    'UPDATE response_ids SET survey = NULL, received_at = NULL WHERE site = $1 AND id = ANY($2::uuid[])',
    [site, ids],
  );
}
