import type { AuditAction } from '../../../shared/audit.ts';
import type { RetentionRun, TextQuestions } from '../contract/retention.ts';
import { addToAudit } from './audit.ts';
import type { Transaction } from './committer.ts';
import { type CountedRows, Moves } from './counted-rows.ts';
import type { ResponseChanger } from './response-changes.ts';
import type { Statements } from './statements.ts';

/** Takes what is past its term. */
export class Retention {
  readonly #counted: CountedRows;
  readonly #changer: ResponseChanger;

  constructor(counted: CountedRows, changer: ResponseChanger) {
    this.#counted = counted;
    this.#changer = changer;
  }

  async anonymise(site: number, ids: readonly string[], run: RetentionRun): Promise<number> {
    const left = await this.#changer.anonymise(site, ids, (tx, count) =>
      enter(tx, 'responses.expired', site, count, run),
    );
    return left.length;
  }

  removeWords(
    site: number,
    ids: readonly string[],
    texts: TextQuestions,
    run: RetentionRun,
  ): Promise<number> {
    return this.#changer.counting(site, async (tx, zones) => {
      const found = await this.#changer.hold(tx, site, ids);
      const moves = new Moves();
      for (const old of found)
        moves.replace(old, this.#counted.rules.wordlessOf(old, texts(old.surveyKey, old.version)));
      await this.#counted.move(tx, zones, moves);
      await enter(tx, 'comments.expired', site, found.length, run);
      return found.length;
    });
  }
}

export async function countAudit(db: Statements, site: number | null, before: number): Promise<number> {
  const sql = 'SELECT COUNT(*) AS count FROM audit WHERE site = $1 AND at < $2';
  return (await db.one<{ count: number }>(sql, [site ?? 0, before]))!.count;
}

export async function removeAudit(
  tx: Transaction,
  site: number | null,
  before: number,
  most: number,
  run: RetentionRun,
): Promise<number> {
  const removed = await tx.run(
    `DELETE FROM audit WHERE site = $1 AND entry IN (
       SELECT entry FROM audit WHERE site = $1 AND at < $2 ORDER BY entry LIMIT $3)`,
    [site ?? 0, before, most],
  );
  await enter(tx, 'audit.expired', site, removed, run);
  return removed;
}

async function enter(
  tx: Transaction,
  action: AuditAction,
  site: number | null,
  count: number,
  run: RetentionRun,
): Promise<void> {
  if (count > 0) await addToAudit(tx, { action, site, objects: [run.id], count, changes: {} }, run);
}
