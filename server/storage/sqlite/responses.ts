import type Database from 'better-sqlite3';
import { responseClasses } from '../../../shared/response.ts';
import { fixedDimensions } from '../../../shared/site.ts';
import type { Author } from '../contract/change.ts';
import type { CountRules } from '../contract/counting.ts';
import type { FoundResponse, Standing, StoredResponse, WriteOutcome } from '../contract/stored-response.ts';
import { fieldChanges } from '../field-changes.ts';
import { CountSums } from '../merge-counts.ts';
import type { AuditTable } from './audit.ts';
import type { Dictionary } from './dictionary.ts';
import { ResponseReader } from './read-responses.ts';
import { idBytes } from './response-id.ts';
import { standingBits } from './standing-bits.ts';
import { CountUpsert, internCells, internDimensions } from './write-counts.ts';

const columns = [
  'site',
  'id',
  'survey',
  'version',
  'revision',
  'complete',
  'standing',
  'class',
  'caution',
  'received_at',
  'submitted_at',
  'shown_at',
  'duplicates',
  'digest',
  'commented',
  'address',
  'visitor',
  ...fixedDimensions,
  'cells',
  'attributes',
  'extra',
  'flags',
];

const standings = ['test', 'archived', 'bot', 'flagged'] as const;

/** Writes responses and moves their counts. Every method runs in the caller's transaction. */
export class ResponseWriter {
  readonly #dictionary: Dictionary;
  readonly #rules: CountRules;
  readonly #timezoneOf: (site: number) => string;
  readonly #reader: ResponseReader;
  readonly #insert: Database.Statement;
  readonly #insertAnswer: Database.Statement;
  readonly #remove: Database.Statement<[number, Buffer]>;
  readonly #removeAnswers: Database.Statement<[number, Buffer]>;
  readonly #repeat: Database.Statement<[number, Buffer]>;
  readonly #earlier: Database.Statement<[number, number, Buffer, Buffer], number>;
  readonly #counts: CountUpsert;
  readonly #audit: AuditTable;

  constructor(
    db: Database.Database,
    dictionary: Dictionary,
    rules: CountRules,
    timezoneOf: (site: number) => string,
    audit: AuditTable,
  ) {
    this.#audit = audit;
    this.#dictionary = dictionary;
    this.#rules = rules;
    this.#timezoneOf = timezoneOf;
    this.#reader = new ResponseReader(db, dictionary);
    this.#insert = db.prepare(
      `INSERT INTO responses (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`,
    );
    this.#insertAnswer = db.prepare(
      'INSERT INTO answers (site, response, question, number, text, json) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#remove = db.prepare('DELETE FROM responses WHERE site = ? AND id = ?');
    this.#removeAnswers = db.prepare('DELETE FROM answers WHERE site = ? AND response = ?');
    this.#repeat = db.prepare('UPDATE responses SET duplicates = duplicates + 1 WHERE site = ? AND id = ?');
    this.#earlier = db
      .prepare<[number, number, Buffer, Buffer], number>(
        'SELECT received_at FROM responses WHERE site = ? AND survey = ? AND visitor = ? AND id <> ? ORDER BY received_at DESC LIMIT 1',
      )
      .pluck();
    this.#counts = new CountUpsert(db);
  }

  write(batch: readonly StoredResponse[]): WriteOutcome[] {
    const sums = new CountSums();
    const outcomes = batch.map((response) => this.#writeOne(response, sums));
    this.#counts.add(sums);
    return outcomes;
  }

  reclassify(site: number, ids: readonly string[], standing: Partial<Standing>, by: Author): number {
    const changed = this.#change(site, ids, (old) => ({ ...old, ...standing }));
    const changes = fieldChanges(standings, null, standing);
    if (changed.length > 0)
      this.#audit.enter({ action: 'responses.reclassified', site, objects: changed, changes }, by);
    return changed.length;
  }

  remove(site: number, ids: readonly string[], by: Author): number {
    const removed = this.#change(site, ids, () => null);
    if (removed.length > 0)
      this.#audit.enter({ action: 'responses.removed', site, objects: removed, changes: {} }, by);
    return removed.length;
  }

  find(site: number, id: string): FoundResponse | null {
    return this.#reader.find(site, idBytes(id));
  }

  #writeOne(response: StoredResponse, sums: CountSums): WriteOutcome {
    const id = idBytes(response.id);
    const first = this.#rules.afterEarlier(response, this.#lastOf(response, id));
    if (this.#store(first, id)) {
      this.#count(sums, first, 1);
      return 'stored';
    }
    const old = this.#reader.one(response.siteKey, response.id)!;
    if (response.revision < old.revision) return 'stale';
    if (response.revision === old.revision) {
      return response.digest.equals(old.digest) ? this.#writeRepeat(old, sums) : 'conflict';
    }
    if (old.complete || response.surveyKey !== old.surveyKey) return 'conflict';
    this.#replace(old, grown(old, response), sums);
    return 'stored';
  }

  /** When the visitor's last other response to the survey was received. */
  #lastOf({ siteKey, surveyKey, visitor }: StoredResponse, id: Buffer): number | null {
    return visitor === null ? null : (this.#earlier.get(siteKey, surveyKey, visitor, id) ?? null);
  }

  #writeRepeat(old: StoredResponse, sums: CountSums): WriteOutcome {
    this.#repeat.run(old.siteKey, idBytes(old.id));
    this.#count(sums, old, -1);
    this.#count(sums, { ...old, duplicates: old.duplicates + 1 }, 1);
    return 'duplicate';
  }

  /** The ids of those that there are. */
  #change(
    site: number,
    ids: readonly string[],
    next: (old: StoredResponse) => StoredResponse | null,
  ): string[] {
    const sums = new CountSums();
    const changed: string[] = [];
    for (const id of new Set(ids)) {
      const old = this.#reader.one(site, id);
      if (!old) continue;
      this.#replace(old, next(old), sums);
      changed.push(id);
    }
    this.#counts.add(sums);
    return changed;
  }

  /** Takes the old row out of the counts and puts the new one in, at the bucket of first receipt. */
  #replace(old: StoredResponse, next: StoredResponse | null, sums: CountSums): void {
    const id = idBytes(old.id);
    this.#remove.run(old.siteKey, id);
    this.#removeAnswers.run(old.siteKey, id);
    this.#count(sums, old, -1);
    if (!next) return;
    this.#store(next, id);
    this.#count(sums, next, 1);
  }

  /** Inserts the row and its answers; false, and nothing done, where the id is taken. */
  #store(response: StoredResponse, id: Buffer): boolean {
    const { siteKey: site } = response;
    const { changes } = this.#insert.run(
      site,
      id,
      response.surveyKey,
      response.version,
      response.revision,
      response.complete ? 1 : 0,
      standingBits(response),
      responseClasses.indexOf(this.#rules.classOf(response)),
      this.#rules.cautionsOf(response).reduce((bits, counter) => bits | (1 << counter), 0),
      response.receivedAt,
      response.submittedAt,
      response.shownAt,
      response.duplicates,
      response.digest,
      response.commented ? 1 : 0,
      response.page,
      response.visitor,
      ...fixedDimensions.map((name) => {
        const text = response.dimensions[name];
        return text === undefined ? null : this.#dictionary.term(site, text);
      }),
      JSON.stringify(this.#interned(response).flat()),
      empty(response.attributes) ? null : JSON.stringify(response.attributes),
      response.extra === null ? null : JSON.stringify(response.extra),
      response.flags.length === 0 ? null : response.flags.join(' '),
    );
    if (changes === 0) return false;
    for (const { question, value } of response.answers) {
      const number = typeof value === 'number' ? value : null;
      const text = typeof value === 'string' ? value : null;
      const json = number === null && text === null ? JSON.stringify(value) : null;
      this.#insertAnswer.run(site, id, this.#dictionary.term(site, question), number, text, json);
    }
    return true;
  }

  #interned({ siteKey, surveyKey, cells }: StoredResponse): number[][] {
    return cells.map(({ countKey, counter }) => [
      this.#dictionary.countKey(siteKey, surveyKey, countKey),
      counter,
    ]);
  }

  #count(sums: CountSums, response: StoredResponse, sign: 1 | -1): void {
    const { siteKey: site, surveyKey: survey } = response;
    sums.add(
      site,
      response.version,
      this.#rules.bucketsOf(response.receivedAt, this.#timezoneOf(site)),
      internCells(this.#dictionary, site, survey, this.#rules.cellsOf(response)),
      internDimensions(this.#dictionary, site, survey, response.dimensions, response.attributes),
      sign,
    );
  }
}

/** The later revision, with what the first one and the owner have settled. */
function grown(old: StoredResponse, next: StoredResponse): StoredResponse {
  return {
    ...next,
    receivedAt: old.receivedAt,
    duplicates: old.duplicates,
    archived: old.archived || next.archived,
    bot: old.bot || next.bot,
    flagged: old.flagged || next.flagged,
    flags: [...new Set([...old.flags, ...next.flags])],
    repeated: old.repeated,
  };
}

function empty(map: object): boolean {
  for (const _ in map) return false;
  return true;
}
