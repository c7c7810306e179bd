import type Database from 'better-sqlite3';

/** Reads every page; what is wrong first, or null. */
export function quickCheck(db: Database.Database): string | null {
  const found = db.pragma('quick_check(1)', { simple: true }) as string;
  return found === 'ok' ? null : found.replace(/\s+/g, ' ').slice(0, 200);
}
