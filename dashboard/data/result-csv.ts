import Papa from 'papaparse';
import type { ResultRow } from './result-rows.ts';

/**
 * The rows as CSV (RFC 4180), as they came: shares from 0 to 1, every digit, nothing where nothing is known. A text that a
 * spreadsheet would take for a formula has an apostrophe before it.
 */
export function resultCsv(dimensions: readonly string[], rows: readonly ResultRow[]): string {
  const compared = rows.some(({ value }) => value.previous !== undefined);
  const header = [
    ...dimensions,
    ...['value', 'n', 'ci_low', 'ci_high'],
    ...(compared ? ['previous', 'previous_n', 'delta', 'delta_low', 'delta_high', 'p'] : []),
  ];
  const data = rows.map(({ names, value }) => [
    ...names,
    ...[value.value, value.n, value.ci?.[0], value.ci?.[1]],
    ...(compared
      ? [
          ...[value.previous?.value, value.previous?.n, value.delta],
          ...[value.deltaCi?.[0], value.deltaCi?.[1], value.p],
        ]
      : []),
  ]);
  return Papa.unparse({ fields: header, data }, { escapeFormulae: /^[=+\-@\t\r].*$/s });
}
