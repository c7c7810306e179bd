import type { Author } from './change.ts';
import type { ResponseFilter, ResponsePage } from './selection.ts';
import type { FoundResponse, Standing, StoredResponse, WriteOutcome } from './stored-response.ts';
import type { Tally, TallyQuestion } from './tally.ts';

export interface ResponseStore {
  /**
   * Stores a batch with its counts in one transaction; resolves once that is on disk. Outcomes stand in the order of
   * the batch. Either the whole batch is applied or, on rejection, nothing of it. A later revision keeps the moment
   * of the first receipt, the repeats, and a standing as archived, bot or flagged, with
   * the flags of both.
   */
  write(batch: readonly StoredResponse[]): Promise<WriteOutcome[]>;
  /** Changes the standing of responses; their counts follow in the same transaction. Unknown ids are passed over. */
  reclassify(
    siteKey: number,
    ids: readonly string[],
    standing: Partial<Standing>,
    by: Author,
  ): Promise<number>;
  /** Removes responses and subtracts them from the counts in the same transaction. Unknown ids are passed over. */
  remove(siteKey: number, ids: readonly string[], by: Author): Promise<number>;
  /** One response, or null. */
  find(siteKey: number, id: string): Promise<FoundResponse | null>;
  /** Newest first, by keyset. Without filters it costs what it returns; with filters it reads a bounded stretch. */
  list(filter: ResponseFilter): Promise<ResponsePage>;
  /** Counts the chosen responses one by one: costs all of the range. Rejects with `TooCostly` beyond its limits. */
  tally(question: TallyQuestion): Promise<Tally>;
}
