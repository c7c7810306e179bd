import type { ImportFormat } from '../../shared/import.ts';
import type { Encoding } from './encoding-of.ts';

/** How a file is written. */
export interface FileForm {
  format: ImportFormat;
  encoding: Encoding;
  /** Of CSV; else null. */
  delimiter: string | null;
}
