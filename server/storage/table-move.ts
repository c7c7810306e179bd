import type { MovedTable } from './moved-tables.ts';

/** A value as its `ValueKind` has it. */
export type MovedValue = string | number | null;

/** In the order of the table's columns. */
export type MovedRow = readonly MovedValue[];

/** What tells an installation from every other, and what its receipts and pseudonyms are keyed with. */
export interface Identity {
  /** In hexadecimal. */
  instance: string;
  secret: Buffer;
}

/** What an installation is read from, all of it as it was at the opening. Nothing is changed there. */
export interface TableSource {
  /** Where it is, for the operator. */
  readonly place: string;
  readonly identity: Identity;
  count(table: MovedTable): number;
  /** In the order of the key, behind the row of this key. One at a time: the next is asked for once this has ended. */
  rows(table: MovedTable, after: MovedRow | null): Iterable<MovedRow>;
  /** The greatest number that a table's own numbering has given, also to rows that are gone; 0: none. */
  lastNumber(table: MovedTable): number;
  close(): void;
}

/** How far a move is: all tables before this one, and of this one the rows up to a key. */
export interface MovePosition {
  /** Null: all of them. */
  table: string | null;
  after: MovedRow | null;
}

/** Whose data a database has. */
export interface TargetState {
  instance: string;
  /** Holds nothing of any installation: its tables were just made. */
  empty: boolean;
  /** Null: no move is under way. */
  move: MovePosition | null;
}

/**
 * What an installation is written to. Until `finish` no server can be started with it. Methods reject with
 * `StorageUnavailable` where the database cannot do its work for now: what was written before stays.
 */
export interface TableTarget {
  readonly place: string;
  state(): Promise<TargetState>;
  /** From now on it is this installation's, and a move is under way. */
  begin(identity: Identity): Promise<void>;
  /** Adds rows and notes how far the move is, both or nothing. */
  write(table: MovedTable, rows: readonly MovedRow[], position: MovePosition): Promise<void>;
  /** The table's own numbering goes on behind this number. */
  numberBehind(table: MovedTable, last: number): Promise<void>;
  /** In the order of the key, some thousand at a time. */
  rows(table: MovedTable): AsyncIterable<readonly MovedRow[]>;
  /** Notes that all is there, and gathers what the database plans its work by. */
  finish(): Promise<void>;
  close(): Promise<void>;
}
