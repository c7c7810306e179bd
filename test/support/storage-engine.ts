import type { CountRules } from '../../server/storage/contract/counting.ts';
import type { Storage } from '../../server/storage/storage.ts';

/** One database of an engine: opened, closed and opened again as often as a test likes. */
export interface TestDatabase {
  /** Opens it, with the real rules of counting if no others are given. The caller closes what it opened. */
  open(rules?: CountRules): Promise<Storage>;
  /** From now on no entry of the audit can be written. To be called while it is open. */
  refuseAudit(): Promise<void>;
  /** The bits of all chapters of the index of texts. */
  textBits(): Promise<Buffer[]>;
  /** Has the index of texts say that there are none in any chapter that it has made. */
  spoilTexts(): Promise<void>;
  /** Removes it and all that it left on the machine. */
  destroy(): Promise<void>;
}

/** What the contract suite needs of an engine. */
export interface StorageEngine {
  name: string;
  /** A database that holds nothing yet. */
  create(): Promise<TestDatabase>;
}
