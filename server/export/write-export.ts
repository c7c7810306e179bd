import { JobLost } from '../bulk/job-runner.ts';
import type { ExportRecord } from '../storage/contract/exports.ts';
import type { Storage } from '../storage/storage.ts';
import { ExportFile } from './export-file.ts';
import { exported } from './exported.ts';
import { formats } from './formats.ts';

/** Responses that are read and held at a time: some milliseconds of the thread that lists. */
const piece = 200;
/** Pieces between two moments at which everything is on disk, so that waiting for the disk is no large part of it. */
const piecesPerCheckpoint = 20;

export interface WriteExportDeps {
  storage: Pick<Storage, 'responses' | 'surveys' | 'exports'>;
  now: () => number;
  /** Rejects with `WorkRefused` where the file may not grow further. */
  allow(bytes: number): Promise<void>;
}

/**
 * Writes the chosen responses into a file, newest first, from where the record says that it stands; yields how many are
 * on disk since it last did. Each page is read in a transaction of its own and let go once it is written, so what is
 * held does not grow with the file.
 */
export async function* writeExport(
  record: ExportRecord,
  path: string,
  { storage, now, allow }: WriteExportDeps,
): AsyncGenerator<number> {
  // All was written, and only its end was not told yet.
  if (record.position === null && record.bytes > 0) return;
  const { head, lines } = formats[record.format];
  const surveys = await storage.surveys.list(record.chosen.siteKey);
  const file = await ExportFile.open(path, record.bytes);
  try {
    if (record.bytes === 0) await file.append(head(record.columns));
    let { position, done } = record;
    for (let pieces = 1, fresh = 0; ; pieces++) {
      const page = await storage.responses.list({ ...record.chosen, before: position, limit: piece });
      const responses = page.found.map((response) => exported(response, surveys));
      await file.append(lines(responses, record.columns));
      position = page.next;
      fresh += responses.length;
      if (position !== null && pieces % piecesPerCheckpoint !== 0) continue;
      await allow(file.bytes);
      await file.sync();
      done += fresh;
      const checkpoint = { position, bytes: file.bytes, done };
      if (!(await storage.exports.checkpoint(record.id, checkpoint, now()))) throw new JobLost();
      yield fresh;
      if (position === null) return;
      fresh = 0;
    }
  } finally {
    await file.close();
  }
}
