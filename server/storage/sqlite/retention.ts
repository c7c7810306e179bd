import type Database from 'better-sqlite3';
import type { AuditAction } from '../../../shared/audit.ts';
import type { CountRules } from '../contract/counting.ts';
import type { RetentionRun, TextQuestions } from '../contract/retention.ts';
import type { AuditTable } from './audit.ts';
import type { CountedRows } from './counted-rows.ts';
import type { Counting } from './counting.ts';
import { ResponseReader } from './read-responses.ts';
import type { ResponseChanger } from './response-changes.ts';
import { Statements } from './statements.ts';

/** Takes what is past its term. Every method runs in the caller's transaction. */
export class RetentionTable {
  readonly #db: Statements;
  readonly #rules: CountRules;
  readonly #counted: CountedRows;
  readonly #changer: ResponseChanger;
  readonly #audit: AuditTable;
  readonly #reader: ResponseReader;

  constructor(
    db: Database.Database,
    { dictionary, rules }: Pick<Counting, 'dictionary' | 'rules'>,
    counted: CountedRows,
    changer: ResponseChanger,
    audit: AuditTable,
  ) {
    this.#db = new Statements(db);
    this.#rules = rules;
    this.#counted = counted;
    this.#changer = changer;
    this.#audit = audit;
    this.#reader = new ResponseReader(db, dictionary);
  }

  anonymise(site: number, ids: readonly string[], run: RetentionRun): number {
    const count = this.#changer.anonymise(site, ids).length;
    this.#enter('responses.expired', site, count, run);
    return count;
  }

  removeWords(site: number, ids: readonly string[], texts: TextQuestions, run: RetentionRun): number {
    const found = ids.flatMap((id) => this.#reader.one(site, id) ?? []);
    this.#counted.move((sums) => {
      for (const old of found) {
        const next = this.#rules.wordlessOf(old, texts(old.surveyKey, old.version));
        this.#counted.replace(old, next, sums);
      }
    });
    this.#enter('comments.expired', site, found.length, run);
    return found.length;
  }

  countAudit(site: number | null, before: number): number {
    return this.#db
      .prepare<[number, number], number>('SELECT COUNT(*) FROM audit WHERE site = ? AND at < ?')
      .pluck()
      .get(site ?? 0, before)!;
  }

  removeAudit(site: number | null, before: number, most: number, run: RetentionRun): number {
    const { changes } = this.#db
      .prepare(
        `DELETE FROM audit WHERE entry IN (
           SELECT entry FROM audit WHERE site = ? AND at < ? ORDER BY entry LIMIT ?)`,
      )
      .run(site ?? 0, before, most);
    this.#enter('audit.expired', site, changes, run);
    return changes;
  }

  #enter(action: AuditAction, site: number | null, count: number, run: RetentionRun): void {
    if (count > 0) this.#audit.add({ action, site, objects: [run.id], count, changes: {} }, run);
  }
}
