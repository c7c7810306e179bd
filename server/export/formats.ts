import type { ExportedResponse, ExportFormat } from '../../shared/export.ts';
import { csvHead, csvLines } from './csv.ts';

/** How responses are written down. */
export interface Format {
  contentType: string;
  /** Whether it is a table, whose columns are named before the first row. */
  hasColumns: boolean;
  head(columns: readonly string[]): string;
  lines(responses: readonly ExportedResponse[], columns: readonly string[]): string;
}

export const formats: Readonly<Record<ExportFormat, Format>> = {
  csv: { contentType: 'text/csv; charset=utf-8', hasColumns: true, head: csvHead, lines: csvLines },
  ndjson: {
    contentType: 'application/x-ndjson; charset=utf-8',
    hasColumns: false,
    head: () => '',
    lines: (responses) => responses.map((response) => `${JSON.stringify(response)}\n`).join(''),
  },
};
