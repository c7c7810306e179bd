import { because } from '../../shared/because.ts';
import type { ExportFormat } from '../../shared/export.ts';
import { invalid } from '../problem.ts';
import type { ChosenNow } from '../query/chosen-now.ts';
import type { Storage } from '../storage/storage.ts';
import { columnsOf } from './columns-of.ts';
import { formats } from './formats.ts';

/** As many as spreadsheets have. */
const mostColumns = 16_384;

/**
 * The columns of an export: of every version of the surveys that are chosen; none where the format has no such. Throws a
 * `Problem` where they are more than a spreadsheet has.
 */
export async function columnsFor(
  format: ExportFormat,
  { site, chosen }: Pick<ChosenNow, 'site' | 'chosen'>,
  { surveys }: Pick<Storage, 'surveys'>,
): Promise<string[]> {
  if (!formats[format].hasColumns) return [];
  const versions = await Promise.all(chosen.surveyKeys.map((key) => surveys.versions(site.key, key)));
  const columns = columnsOf(
    site,
    versions.flat().flatMap(({ questions }) => questions),
  );
  if (columns.length <= mostColumns) return columns;
  throw invalid('unsupported_query', 'survey', because('export_columns', { most: mostColumns }));
}
