/** What a cell or a field holds. Objects are taken apart into fields named by their path; lists stay whole. */
import type { Because } from '../../shared/because.ts';
export type Cell = string | number | boolean | readonly unknown[];

/** One line of a file, or one record over several. */
export interface FileRecord {
  /** Where it begins: the first line is 1. Of JSON without lines the number of the record. */
  line: number;
  /** By the name of their columns; an empty one is not there. */
  cells: Readonly<Record<string, Cell>>;
  /** Why it cannot be read; it has no cells then. */
  fault?: Because;
}

/** Takes the records out of a text that comes in pieces. */
export interface RecordSplitter {
  /** Those that are whole with this piece. Throws `WorkRefused` where nothing more can be made of the file. */
  push(text: string): FileRecord[];
  /** What is left at the end. */
  end(): FileRecord[];
  /** The names of the columns, in their order, as far as they are known. */
  readonly columns: readonly string[];
}

/** Characters that a record may have: an answer that is longer than any that can be stored is no answer. */
export const longestRecord = 2 ** 20;
