import { mostThemes } from '../../../shared/theme.ts';
import type { Author, Refusal } from '../contract/change.ts';
import type { StoredTheme, ThemeFields, ThemeStore } from '../contract/themes.ts';
import type { StoredWebhook } from '../contract/webhooks.ts';
import { ruleText, storedTheme, type ThemeRow, themeChanges } from '../theme-row.ts';
import { enterAudit } from './audit.ts';
import type { Transaction } from './committer.ts';
import { lock } from './locks.ts';
import type { Statements } from './statements.ts';
import { listWebhooks } from './webhooks.ts';

const all = 'SELECT t.*, s.id AS site_id FROM themes t JOIN sites s ON s.site = t.site';

export async function createTheme(
  tx: Transaction,
  { id, siteKey, ...fields }: Parameters<ThemeStore['create']>[0],
  by: Author,
): Promise<StoredTheme | Refusal | null> {
  await lock(tx, 'themes', siteKey);
  const there = await listThemes(tx, siteKey);
  if (there.some(({ name }) => name === fields.name)) return { refused: 'already_exists' };
  if (there.length >= mostThemes) return null;
  await tx.run(
    'INSERT INTO themes (site, id, name, rule, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $5)',
    [siteKey, id, fields.name, ruleText(fields), by.at],
  );
  const created = (await findTheme(tx, id, 'all'))!;
  await enter(tx, 'theme.created', null, created, by);
  return created;
}

export async function findTheme(
  db: Statements,
  id: string,
  sites: readonly string[] | 'all',
): Promise<StoredTheme | null> {
  const row =
    sites === 'all'
      ? await db.one<ThemeRow>(`${all} WHERE t.id = $1`, [id])
      : await db.one<ThemeRow>(`${all} WHERE s.id = ANY($1::text[]) AND t.id = $2`, [sites, id]);
  return row ? storedTheme(row) : null;
}

export async function listThemes(db: Statements, site: number): Promise<StoredTheme[]> {
  return (await db.all<ThemeRow>(`${all} WHERE t.site = $1 ORDER BY t.name`, [site])).map(storedTheme);
}

export async function changeTheme(
  tx: Transaction,
  id: string,
  change: Partial<ThemeFields>,
  by: Author,
  seen?: number,
): Promise<StoredTheme | Refusal> {
  const old = await held(tx, id);
  if (!old) return { refused: 'not_found' };
  if (seen !== undefined && seen !== old.updatedAt) return { refused: 'changed_meanwhile' };
  const next = { ...old, ...change };
  if ((await listThemes(tx, old.siteKey)).some((one) => one.id !== id && one.name === next.name))
    return { refused: 'already_exists' };
  await tx.run('UPDATE themes SET name = $1, rule = $2, updated_at = $3 WHERE site = $4 AND id = $5', [
    next.name,
    ruleText(next),
    Math.max(by.at, old.updatedAt + 1),
    old.siteKey,
    id,
  ]);
  const changed = (await findTheme(tx, id, 'all'))!;
  await enter(tx, 'theme.changed', old, changed, by);
  return changed;
}

export async function removeTheme(
  tx: Transaction,
  id: string,
  by: Author,
): Promise<boolean | StoredWebhook[]> {
  const old = await held(tx, id);
  if (!old) return false;
  const filtering = (await listWebhooks(tx, old.siteKey)).filter(({ theme }) => theme === id);
  if (filtering.length > 0) return filtering;
  await tx.run('DELETE FROM themes WHERE site = $1 AND id = $2', [old.siteKey, id]);
  const changes = { name: { old: old.name } };
  await enterAudit(tx, { action: 'theme.removed', site: old.siteKey, objects: [id], changes }, by);
  return true;
}

/** Nobody else changes a theme of its site, or lets a webhook filter by one, until the transaction ends. */
async function held(tx: Transaction, id: string): Promise<StoredTheme | null> {
  const found = await findTheme(tx, id, 'all');
  if (!found) return null;
  await lock(tx, 'themes', found.siteKey);
  return findTheme(tx, id, 'all');
}

async function enter(
  tx: Transaction,
  action: 'theme.created' | 'theme.changed',
  old: StoredTheme | null,
  next: StoredTheme,
  by: Author,
): Promise<void> {
  const changes = themeChanges(old, next);
  await enterAudit(tx, { action, site: next.siteKey, objects: [next.id], changes }, by);
}
