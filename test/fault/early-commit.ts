/** An engine that breaks the promise: it answers before the COMMIT was. The harness must catch it. */
import {
  Committer as HonestCommitter,
  type Lasting,
  type Transaction,
} from '../../server/storage/postgres/committer.ts';

export { Meanwhile, Transaction } from '../../server/storage/postgres/committer.ts';

const late = 100;

export class Committer extends HonestCommitter {
  override commit<T>(
    work: (tx: Transaction, opened: Promise<unknown[][]>) => Promise<T>,
    opening: readonly string[] = [],
    lasting?: Lasting,
  ): Promise<T> {
    // What counts begins with that; the tables are made honestly.
    if (opening.length === 0) return super.commit(work, opening, lasting);
    return new Promise((resolve, reject) => {
      const committing = super.commit(async (tx, opened) => {
        const result = await work(tx, opened);
        resolve(result);
        await new Promise((done) => setTimeout(done, late));
        return result;
      }, opening);
      committing.catch(reject);
    });
  }
}
