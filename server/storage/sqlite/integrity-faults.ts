import type Database from 'better-sqlite3';

/** Reads every page and compares every index with its table: the first faults, so many at most; none where all is whole. */
export function integrityFaults(db: Database.Database, most: number): string[] {
  const found = db.pragma(`integrity_check(${most})`) as { integrity_check: string }[];
  const faults = found.map(({ integrity_check }) => integrity_check.replace(/\s+/g, ' ').slice(0, 200));
  return faults[0] === 'ok' ? [] : faults;
}
