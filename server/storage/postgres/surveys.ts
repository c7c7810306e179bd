import type { SurveyChange, SurveyVersion } from '../../../shared/survey.ts';
import type { Author, Refusal } from '../contract/change.ts';
import type { StoredSurvey, SurveyStore } from '../contract/surveys.ts';
import { type SurveyRow, storedSurvey, surveyChanges } from '../survey-row.ts';
import { enterAudit } from './audit.ts';
import type { Transaction } from './committer.ts';
import { lock } from './locks.ts';
import type { Outbox } from './outbox.ts';
import type { Statements } from './statements.ts';

/** Of the table `s`, with the questions of the version that is asked now. */
export const surveyColumns = `SELECT s.*, v.questions, t.id AS site_id FROM surveys s
  JOIN survey_versions v ON v.site = s.site AND v.survey = s.survey AND v.version = s.version
  JOIN sites t ON t.site = s.site`;

/** Surveys. Who makes or changes one of a site is alone with it. */
export class SurveyTable {
  readonly #outbox: Outbox;

  constructor(outbox: Outbox) {
    this.#outbox = outbox;
  }

  async create(
    tx: Transaction,
    fields: Parameters<SurveyStore['create']>[0],
    site: number,
    by: Author,
  ): Promise<StoredSurvey | Refusal> {
    await lock(tx, 'site', site);
    if (await this.find(tx, site, fields.slug)) return { refused: 'already_exists' };
    const last = await tx.one<{ key: number | null }>(
      'SELECT MAX(survey) AS key FROM surveys WHERE site = $1',
      [site],
    );
    const key = (last!.key ?? 0) + 1;
    await tx.run(
      `INSERT INTO surveys (site, survey, id, slug, name, status, version, display, show, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9, $9)`,
      [
        site,
        key,
        fields.id,
        fields.slug,
        fields.name,
        fields.status,
        JSON.stringify(fields.display),
        JSON.stringify(fields.show),
        by.at,
      ],
    );
    await addVersion(tx, site, key, 1, fields.questions, by.at);
    const created = (await this.find(tx, site, fields.slug))!;
    await this.#enter(tx, 'survey.created', null, created, by);
    return created;
  }

  async find(db: Statements, site: number, slug: string): Promise<StoredSurvey | null> {
    const row = await db.one<SurveyRow>(`${surveyColumns} WHERE s.site = $1 AND s.slug = $2`, [site, slug]);
    return row ? storedSurvey(row) : null;
  }

  async list(db: Statements, site: number): Promise<StoredSurvey[]> {
    return (await db.all<SurveyRow>(`${surveyColumns} WHERE s.site = $1 ORDER BY s.survey`, [site])).map(
      storedSurvey,
    );
  }

  async change(
    tx: Transaction,
    site: number,
    slug: string,
    change: SurveyChange,
    by: Author,
    known?: string,
  ): Promise<StoredSurvey | Refusal> {
    await lock(tx, 'site', site);
    const old = await this.find(tx, site, slug);
    if (!old) return { refused: 'not_found' };
    if (known !== undefined && old.updatedAt !== known) return { refused: 'changed_meanwhile' };
    const next = { ...old, ...change };
    if (next.slug !== slug && (await this.find(tx, site, next.slug))) return { refused: 'already_exists' };
    if (JSON.stringify(next.questions) !== JSON.stringify(old.questions)) {
      next.version = old.version + 1;
      await addVersion(tx, site, old.key, next.version, next.questions, by.at);
    }
    await tx.run(
      `UPDATE surveys SET slug = $1, name = $2, status = $3, version = $4, display = $5, show = $6, updated_at = $7
       WHERE site = $8 AND survey = $9`,
      [
        next.slug,
        next.name,
        next.status,
        next.version,
        JSON.stringify(next.display),
        JSON.stringify(next.show),
        Math.max(by.at, Date.parse(old.updatedAt) + 1),
        site,
        old.key,
      ],
    );
    const changed = (await this.find(tx, site, next.slug))!;
    await this.#enter(tx, 'survey.changed', old, changed, by);
    return changed;
  }

  async versions(db: Statements, site: number, key: number): Promise<SurveyVersion[]> {
    const rows = await db.all<{ version: number; questions: string; created_at: number }>(
      'SELECT version, questions, created_at FROM survey_versions WHERE site = $1 AND survey = $2 ORDER BY version',
      [site, key],
    );
    return rows.map((row) => ({
      version: row.version,
      questions: JSON.parse(row.questions),
      createdAt: new Date(row.created_at).toISOString(),
    }));
  }

  async #enter(
    tx: Transaction,
    action: 'survey.created' | 'survey.changed',
    old: StoredSurvey | null,
    next: StoredSurvey,
    by: Author,
  ): Promise<void> {
    const changes = surveyChanges(old, next);
    await enterAudit(tx, { action, site: next.siteKey, objects: [next.slug], changes }, by);
    await this.#outbox.enterSurvey(tx, next.siteKey, next.key, by.at);
  }
}

async function addVersion(
  tx: Transaction,
  site: number,
  key: number,
  version: number,
  questions: unknown,
  at: number,
): Promise<void> {
  await tx.run(
    'INSERT INTO survey_versions (site, survey, version, questions, created_at) VALUES ($1, $2, $3, $4, $5)',
    [site, key, version, JSON.stringify(questions), at],
  );
}
