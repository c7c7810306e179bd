import { because } from '../../shared/because.ts';
import type { ImportCounts } from '../../shared/import.ts';
import { WorkRefused } from '../bulk/job-runner.ts';
import type { ImportedResponse, ImportRecord } from '../storage/contract/imports.ts';
import type { Storage } from '../storage/storage.ts';
import type { ImportFiles } from './import-files.ts';
import { ImportReport } from './import-report.ts';
import { type JudgedRow, judgeRow } from './judge-row.ts';
import { knownSurveys } from './known-surveys.ts';
import { Occurrences } from './occurrences.ts';
import { readRecords } from './read-records.ts';
import { RowReader } from './row-reader.ts';
import { unescaped } from './unescaped.ts';

export interface RunImportDeps {
  storage: Pick<Storage, 'imports' | 'sites' | 'surveys' | 'secret'>;
  now: () => number;
  /** Lines that are taken together from here on. */
  piece: () => number;
  files: ImportFiles;
  /** Rejects with `WorkRefused` where nothing more may be stored. */
  allow: () => Promise<void>;
}

type JudgedLine = JudgedRow & { line: number };

/**
 * Reads the lines of a file piece by piece, judges them by the rules that hold for every response, and stores what can be
 * stored; a check does all but that. Yields how many lines are done with since it last did. A piece is reported first,
 * then stored together with how far that is: what begins again goes on behind it, and lines that were there are judged
 * anew, since the ids of those that follow may depend on them.
 */
export async function* runImport(record: ImportRecord, deps: RunImportDeps): AsyncGenerator<number> {
  const { storage, now, files } = deps;
  const judging = await judgingOf(record, storage);
  const report = await ImportReport.open(files.report, record.report);
  try {
    const isEscaped = record.file.own && record.file.format === 'csv';
    const behind = record.counts.lines;
    let counts = record.counts;
    let read = 0;
    let judged: JudgedLine[] = [];
    const settle = async () => {
      const lines = judged;
      judged = [];
      counts = await settled(lines, counts, record, report, deps);
      return lines.length;
    };
    for await (const records of readRecords(files.file, record.file)) {
      for (const one of records) {
        read++;
        const result = await judgeRow(isEscaped ? unescaped(one) : one, judging, now());
        if (read > behind) judged.push({ ...result, line: one.line });
        if (judged.length >= deps.piece()) yield await settle();
      }
      // What is only read again rests, too.
      if (judged.length === 0) yield 0;
    }
    yield await settle();
  } finally {
    await report.close();
  }
}

async function judgingOf(record: ImportRecord, storage: RunImportDeps['storage']) {
  const site = await storage.sites.find({ id: record.site });
  if (!site) throw new WorkRefused(because('site_gone'));
  const { mapping, key } = record.setup;
  const surveys = await knownSurveys(storage, site.key);
  const reader = new RowReader(mapping, site, surveys);
  return { reader, site, secret: storage.secret, key, occurrences: new Occurrences() };
}

/** Reports and stores a piece; the counts with it. */
async function settled(
  lines: readonly JudgedLine[],
  before: ImportCounts,
  { id, siteKey, phase }: ImportRecord,
  report: ImportReport,
  { storage, now, allow }: RunImportDeps,
): Promise<ImportCounts> {
  const counts = { ...before, lines: before.lines + lines.length };
  const fresh: ImportedResponse[] = [];
  const states = await storage.imports.known(
    siteKey,
    lines.map(({ row }) => row?.response.id ?? noId),
  );
  for (const [i, { line, row, isRepeat, misread }] of lines.entries()) {
    const isErased = row !== null && states[i] === 'erased';
    if (row === null || isErased) {
      counts.rejected++;
      const reasons = isErased ? [{ path: 'id', ...because('was_erased') }] : misread;
      for (const found of reasons) report.add({ line, what: 'rejected', ...found });
    } else if (isRepeat || states[i] === 'stored') counts.duplicates++;
    else {
      fresh.push(row);
      if (misread.length > 0) counts.warned++;
      for (const found of misread) report.add({ line, what: 'warned', ...found });
    }
  }
  const progress = { counts, report: await report.keep() };
  await allow();
  if (phase === 'import' && fresh.length > 0)
    return storage.imports.store(id, siteKey, fresh, progress, now());
  if (phase === 'check') counts.stored += fresh.length;
  await storage.imports.checkpoint(id, progress, now());
  return counts;
}

/** Of no response. */
const noId = '00000000-0000-0000-0000-000000000000';
