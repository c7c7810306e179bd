import type { FieldChanges } from '../../shared/audit.ts';
import type { ThemeRule } from '../../shared/theme.ts';
import type { StoredTheme, ThemeFields } from './contract/themes.ts';
import { fieldChanges } from './field-changes.ts';

/** A row of the table, as every engine gives it. */
export interface ThemeRow {
  site: number;
  site_id: string;
  id: string;
  name: string;
  rule: string;
  created_at: number;
  updated_at: number;
}

export function storedTheme(row: ThemeRow): StoredTheme {
  return {
    id: row.id,
    siteKey: row.site,
    site: row.site_id,
    name: row.name,
    ...(JSON.parse(row.rule) as ThemeRule),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** A rule as it is stored: of one rule always the same text. */
export function ruleText({ words, not }: ThemeRule): string {
  return JSON.stringify({ words, not });
}

/** What the audit keeps of a change of a theme; `old` null: there was none. */
export function themeChanges(old: StoredTheme | null, next: ThemeFields): FieldChanges {
  const changes = fieldChanges(['name', 'words', 'not'], old, next);
  // What is looked for in texts may be somebody's name: of words the audit knows that they are others.
  if (changes.words) changes.words = {};
  if (changes.not) changes.not = {};
  return changes;
}
