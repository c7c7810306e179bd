import type { ImportFormat } from '../../shared/import.ts';
import { WorkRefused } from '../bulk/job-runner.ts';
import { invalid, Problem } from '../problem.ts';
import type { ImportRecord } from '../storage/contract/imports.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { StoredSurvey } from '../storage/contract/surveys.ts';
import { type DescribedFile, describeFile } from './describe-file.ts';
import { guessMapping } from './guess-mapping.ts';
import { refuseUpload } from './import-allowance.ts';
import { receivePart } from './receive-part.ts';
import { samplesOf } from './samples.ts';

/** What is sent of a file. */
export interface Part {
  bytes: AsyncIterable<Uint8Array>;
  /** Where in the file it begins. */
  offset: number;
  /** Whether further parts follow. */
  more: boolean;
}

export interface Uploaded {
  site: StoredSite;
  /** Of which the answers are, so far as that is known. */
  survey: StoredSurvey | null;
  name: string;
  /** What whoever sends it calls it; null: it is found out. */
  format: ImportFormat | null;
}

/**
 * An import once it has a further part of its file, all of it on disk; with the last one it says what the file is and what
 * its columns may be for. Rejects with a `Problem` where the part is not the next one, or nothing can be made of it.
 *
 * @param deps where the file lies, and how many bytes its disk has left
 */
export async function received(
  record: ImportRecord,
  { bytes, offset, more }: Part,
  { site, survey, format }: Omit<Uploaded, 'name'>,
  { file: path, free }: { file: string; free: () => Promise<number> },
): Promise<ImportRecord> {
  if (record.file.isWhole) throw new Problem('change_refused', 'the file was received as a whole already');
  if (offset !== record.file.bytes)
    throw invalid('change_refused', 'offset', `must be ${record.file.bytes}: so much was received`);
  const allow = async (size: number) => refuseUpload(size, await free());
  const size = await receivePart(path, offset, bytes, allow);
  const grown = { ...record, file: { ...record.file, bytes: size } };
  return more ? grown : withGuess(grown, await described(path, format), site, survey);
}

async function described(path: string, format: ImportFormat | null): Promise<DescribedFile> {
  try {
    return await describeFile(path, format);
  } catch (error) {
    if (error instanceof WorkRefused)
      throw new Problem('malformed_body', { reason: error.message, cause: error.cause });
    throw error;
  }
}

function withGuess(
  record: ImportRecord,
  { format, encoding, delimiter, columns, records }: DescribedFile,
  site: StoredSite,
  survey: StoredSurvey | null,
): ImportRecord {
  const guess = guessMapping({ columns, records, site, survey });
  const told = columns.map((name) => ({ name, samples: samplesOf(name, records) }));
  return {
    ...record,
    file: { ...record.file, isWhole: true, format, encoding, delimiter, columns: told, own: guess.own },
    setup: { ...record.setup, mapping: guess.mapping },
  };
}
