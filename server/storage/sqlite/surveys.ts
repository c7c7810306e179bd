import type Database from 'better-sqlite3';
import type { SurveyChange, SurveyVersion } from '../../../shared/survey.ts';
import type { Author, Refusal } from '../contract/change.ts';
import type { StoredSurvey, SurveyStore } from '../contract/surveys.ts';
import { type SurveyRow, storedSurvey, surveyChanges } from '../survey-row.ts';
import type { AuditTable } from './audit.ts';
import type { Outbox } from './outbox.ts';
import { Statements } from './statements.ts';

const survey = `SELECT s.*, v.questions, t.id AS site_id FROM surveys s
  JOIN survey_versions v ON v.site = s.site AND v.survey = s.survey AND v.version = s.version
  JOIN sites t ON t.site = s.site`;

export class SurveyTable {
  readonly #db: Statements;
  readonly #audit: AuditTable;
  readonly #outbox: Outbox;

  constructor(db: Database.Database, audit: AuditTable, outbox: Outbox) {
    this.#db = new Statements(db);
    this.#audit = audit;
    this.#outbox = outbox;
  }

  create(fields: Parameters<SurveyStore['create']>[0], site: number, by: Author): StoredSurvey | Refusal {
    if (this.find(site, fields.slug)) return { refused: 'already_exists' };
    const key = this.#db
      .prepare<[number], number>('SELECT COALESCE(MAX(survey), 0) + 1 FROM surveys WHERE site = ?')
      .pluck()
      .get(site)!;
    this.#db
      .prepare(
        `INSERT INTO surveys (site, survey, id, slug, name, status, version, display, show, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?)`,
      )
      .run(
        site,
        key,
        fields.id,
        fields.slug,
        fields.name,
        fields.status,
        JSON.stringify(fields.display),
        JSON.stringify(fields.show),
        by.at,
        by.at,
      );
    this.#addVersion(site, key, 1, fields.questions, by.at);
    const created = this.find(site, fields.slug)!;
    this.#enter('survey.created', null, created, by);
    return created;
  }

  find(site: number, slug: string): StoredSurvey | null {
    const row = this.#db
      .prepare<[number, string], SurveyRow>(`${survey} WHERE s.site = ? AND s.slug = ?`)
      .get(site, slug);
    return row ? storedSurvey(row) : null;
  }

  list(site: number): StoredSurvey[] {
    return this.#db
      .prepare<[number], SurveyRow>(`${survey} WHERE s.site = ? ORDER BY s.survey`)
      .all(site)
      .map(storedSurvey);
  }

  change(
    site: number,
    slug: string,
    change: SurveyChange,
    by: Author,
    known?: string,
  ): StoredSurvey | Refusal {
    const old = this.find(site, slug);
    if (!old) return { refused: 'not_found' };
    if (known !== undefined && old.updatedAt !== known) return { refused: 'changed_meanwhile' };
    const next = { ...old, ...change };
    if (next.slug !== slug && this.find(site, next.slug)) return { refused: 'already_exists' };
    if (JSON.stringify(next.questions) !== JSON.stringify(old.questions)) {
      next.version = old.version + 1;
      this.#addVersion(site, old.key, next.version, next.questions, by.at);
    }
    this.#db
      .prepare(
        `UPDATE surveys SET slug = ?, name = ?, status = ?, version = ?, display = ?, show = ?, updated_at = ?
         WHERE site = ? AND survey = ?`,
      )
      .run(
        next.slug,
        next.name,
        next.status,
        next.version,
        JSON.stringify(next.display),
        JSON.stringify(next.show),
        Math.max(by.at, Date.parse(old.updatedAt) + 1),
        site,
        old.key,
      );
    const changed = this.find(site, next.slug)!;
    this.#enter('survey.changed', old, changed, by);
    return changed;
  }

  versions(site: number, key: number): SurveyVersion[] {
    return this.#db
      .prepare<[number, number], { version: number; questions: string; created_at: number }>(
        'SELECT version, questions, created_at FROM survey_versions WHERE site = ? AND survey = ? ORDER BY version',
      )
      .all(site, key)
      .map((row) => ({
        version: row.version,
        questions: JSON.parse(row.questions),
        createdAt: new Date(row.created_at).toISOString(),
      }));
  }

  #enter(
    action: 'survey.created' | 'survey.changed',
    old: StoredSurvey | null,
    next: StoredSurvey,
    by: Author,
  ): void {
    const changes = surveyChanges(old, next);
    this.#audit.enter({ action, site: next.siteKey, objects: [next.slug], changes }, by);
    this.#outbox.enterSurvey(next.siteKey, next.key, by.at);
  }

  #addVersion(site: number, key: number, version: number, questions: unknown, at: number): void {
    this.#db
      .prepare(
        'INSERT INTO survey_versions (site, survey, version, questions, created_at) VALUES (?, ?, ?, ?, ?)',
      )
      .run(site, key, version, JSON.stringify(questions), at);
  }
}
