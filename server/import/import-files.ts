import path from 'node:path';
import type { ImportRecord } from '../storage/contract/imports.ts';

/** Where the file of an import and its report lie. */
export interface ImportFiles {
  file: string;
  report: string;
}

export function importFiles(folder: string, { id }: Pick<ImportRecord, 'id'>): ImportFiles {
  return { file: path.join(folder, `${id}.data`), report: path.join(folder, `${id}.report`) };
}
