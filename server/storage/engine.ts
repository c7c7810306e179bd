import type { Author } from './contract/change.ts';
import type { CountRules } from './contract/counting.ts';
import type { Finding } from './finding.ts';
import type { Storage } from './storage.ts';
import type { TableSource, TableTarget } from './table-move.ts';

/** How a storage is opened. */
export interface Opening {
  /** Hears what an operator may want to know of it. */
  notice?: ((text: string) => void) | undefined;
  /** Whether a database server that is not there yet is waited for, however long; else that is refused. */
  waits?: boolean;
}

/** One place where data are, or could be, in the hands of the engine that keeps them. */
export interface Engine {
  /** Makes the database where there is none. Rejects with `StorageRefused`, and changes nothing, where it must not be opened. */
  open(rules: CountRules, opening?: Opening): Promise<Storage>;
  upkeep: Upkeep;
  /** Reads an installation that moves to another engine; absent: none moves from here. Throws `StorageRefused`. */
  source?(notice: (text: string) => void): TableSource;
  /**
   * What an installation of another engine moves to; absent: none does. Rejects with `StorageRefused`.
   *
   * @param makes whether tables are made where there are none; else that is refused
   */
  target?(opening: { makes: boolean; notice: (text: string) => void }): Promise<TableTarget>;
}

/** What an operator does to the data from outside the server. Whatever is refused rejects with `StorageRefused`. */
export interface Upkeep {
  /** As in `EngineTraits`. */
  place: string;
  /** Whether there are data, or should be. */
  exists(): Promise<boolean>;
  /** Where the engine's own tools make backups: which these are, for the operator. */
  backups: Backups | string;
  /** Looks at everything, changes nothing; a server may run meanwhile. */
  examine(rules: CountRules): Promise<Finding[]>;
  /** Sets the owner's key, forgets the password and ends every session; a running server takes it at once. */
  resetOwnerKey(hash: Buffer, by: Author): Promise<void>;
}

export interface Backups {
  /** Copies the data as they are at one moment (`at`); a server may write meanwhile. The size of the copy in bytes. */
  backUp(to: string, at: number): number;
  /** Puts a checked copy in place of the data; where the old ones were put aside, or null where there were none. */
  restore(from: string): string | null;
}
