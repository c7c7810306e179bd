import { StorageRefused } from './contract/storage-errors.ts';

/** Which migrations a database still needs. Engines hold the statements and apply them. */
export interface Migration {
  /** 1, 2, 3 … without gaps. */
  version: number;
  name: string;
  /** One statement each. */
  statements: readonly string[];
}

/** A database that a later release has changed: this one must not touch it. */
export class NewerSchema extends StorageRefused {
  override readonly name = 'NewerSchema';
}

export function pendingMigrations(
  current: number,
  migrations: readonly Migration[],
  where: string,
): readonly Migration[] {
  const latest = migrations.at(-1)?.version ?? 0;
  if (current > latest) {
    throw new NewerSchema(
      `${where} has schema ${current}, but this release knows ${latest} at most. Start the release that wrote it, or restore a backup.`,
    );
  }
  return migrations.filter((migration) => migration.version > current);
}
