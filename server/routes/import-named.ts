import { z } from 'zod';
import { toldCause } from '../../shared/because.ts';
import type { ImportAnswer } from '../../shared/import.ts';
import { type Caller, hasScope } from '../access/caller.ts';
import { invalid } from '../problem.ts';
import type { ImportRecord } from '../storage/contract/imports.ts';
import type { Storage } from '../storage/storage.ts';

export const importById = z.strictObject({ id: z.string().min(1).max(64) });

/** An import of a site out of reach is not looked up: the clock would tell it from one that does not exist. */
export async function importNamed(
  storage: Pick<Storage, 'imports'>,
  { params, caller }: { params: unknown; caller: Caller },
): Promise<ImportRecord> {
  const record = await storage.imports.find((params as z.output<typeof importById>).id, caller.sites);
  if (!record) throw invalid('not_found', 'id', 'is no import here');
  return record;
}

/** What is in a file that nobody has mapped yet is only for whoever may import it: it can hold what is never stored. */
export function importAnswerOf(record: ImportRecord, caller: Caller): ImportAnswer {
  const { id, site, name, phase, job, file, setup, counts, report, brought } = record;
  return {
    id,
    site,
    name,
    phase,
    state: job?.state ?? (file.isWhole ? 'done' : 'receiving'),
    job: job?.id ?? null,
    done: job?.done ?? 0,
    total: job?.total ?? null,
    ...toldCause(job?.error ?? null),
    counts,
    report: { entries: report.entries, leftOut: report.leftOut },
    bytes: file.bytes,
    format: file.format,
    encoding: file.encoding,
    delimiter: file.delimiter,
    columns: hasScope(caller, 'write')
      ? file.columns
      : file.columns.map(({ name }) => ({ name, samples: [] })),
    own: file.own,
    mapping: setup.mapping,
    key: setup.key,
    hasFile: file.isKept,
    brought,
    createdAt: new Date(record.createdAt).toISOString(),
    updatedAt: new Date(Math.max(record.updatedAt, job?.updatedAt ?? 0)).toISOString(),
    expiresAt: new Date(record.expiresAt).toISOString(),
  };
}
