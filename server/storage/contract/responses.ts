import type { TagChange } from '../../../shared/tag.ts';
import type { Author } from './change.ts';
import type { Progress, ProgressQuestion } from './progress.ts';
import type { Position, ResponseFilter, ResponsePage } from './selection.ts';
import type { Amendment, FoundResponse, Standing, StoredResponse, WriteOutcome } from './stored-response.ts';
import type { Tally, TallyQuestion } from './tally.ts';

/** How many of the tags of a site are told. */
export const tagsTold = 500;

export interface ResponseStore {
  /**
   * Stores a batch with its counts in one transaction; resolves once that is on disk. Outcomes stand in the order of
   * the batch. Either the whole batch is applied or, on rejection, nothing of it. A later revision keeps the moment
   * of the first receipt, the repeats, a standing as archived, bot or flagged, with the flags of both, and
   * whatever an owner has said of its standing. What was erased does not come again. Of batches that are written at once,
   * as many as the engine's `commitsAtOnce` go on beside each other, and either may be first.
   */
  write(batch: readonly StoredResponse[]): Promise<WriteOutcome[]>;
  /**
   * Stores the next revision of a response, even of a complete one; its counts follow in the same transaction. Null:
   * there is no such response. `conflict`: the amendment's revision is not the next one.
   * @param at epoch milliseconds
   */
  amend(siteKey: number, id: string, amendment: Amendment, at: number): Promise<'stored' | 'conflict' | null>;
  /**
   * Changes the standing of responses, for good where it is named; their counts follow in the same transaction. Unknown
   * ids are passed over.
   */
  reclassify(
    siteKey: number,
    ids: readonly string[],
    standing: Partial<Standing>,
    by: Author,
  ): Promise<number>;
  /**
   * Adds tags and takes tags away; no number follows from them. They stay with a response that grows, and go with one
   * that is removed or erased. Unknown ids are passed over; tells how many there are of the others.
   */
  tag(siteKey: number, ids: readonly string[], change: TagChange, by: Author): Promise<number>;
  /** The tags that a site's responses have, in the order of the alphabet; no more than `tagsTold`. Costs what it returns. */
  tags(siteKey: number): Promise<string[]>;
  /** Removes responses and subtracts them from the counts in the same transaction. Unknown ids are passed over. */
  remove(siteKey: number, ids: readonly string[], by: Author): Promise<number>;
  /**
   * Leaves of responses what `CountRules.erasedOf` leaves, under an id that has nothing to do with the old one. The totals
   * stay as they are, and dimensions move. What is gone is gone from the files, too, as soon as nobody reads
   * what was before. Unknown ids are passed over; tells the new ids of the others, in their order.
   */
  erase(siteKey: number, ids: readonly string[], by: Author): Promise<string[]>;
  /**
   * From now on none of these ids comes, as if each had been erased: for what was erased from a database that a backup
   * has replaced. One that is there stays.
   */
  refuse(siteKey: number, ids: readonly string[]): Promise<void>;
  /** One response, or null. */
  find(siteKey: number, id: string): Promise<FoundResponse | null>;
  /**
   * Newest first, by keyset. Without filters it costs what it returns; with filters it reads a bounded stretch, and with
   * words it reads the texts of what the index does not rule out.
   */
  list(filter: ResponseFilter): Promise<ResponsePage>;
  /** How many the same list has within a bounded stretch, and where the count goes on: null at its end. */
  count(filter: Omit<ResponseFilter, 'limit'>): Promise<{ count: number; next: Position | null }>;
  /** Counts the chosen responses one by one: costs all of the range. Rejects with `TooCostly` beyond its limits. */
  tally(question: TallyQuestion): Promise<Tally>;
  /** How far the chosen responses came, read one by one: costs all of the range. Rejects with `TooCostly` as a tally. */
  progress(question: ProgressQuestion): Promise<Progress>;
}
