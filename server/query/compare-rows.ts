/** What `compare` adds to the rows of one metric: differences, corrected for how many there are. Pure. */
import type { Compared, Estimate, Value } from '../../shared/metric-value.ts';
import { adjustP } from '../stats/adjust-p.ts';
import type { Parts, Source } from './source.ts';

const level = 0.05;

/** One row of the answer, as it is now and as it was. */
export interface ComparedRow {
  value: Value;
  now: Parts;
  before: Parts;
}

/**
 * Adds the comparison to each value. Below `minimumN` answers on either side nothing is said of the difference but
 * that there are too few; and where the rows are those of a breakdown, of a range before with so few only `n` is told,
 * as it is of the range now. All p values of the metric are adjusted together (Benjamini-Hochberg): whoever looks at
 * twenty rows will find one that is rare by chance.
 */
export function compareRows(
  rows: readonly ComparedRow[],
  source: Source,
  minimumN: number,
  ofBreakdown: boolean,
): void {
  const compared = rows.map((row) => ({ row, ...comparison(row, source, minimumN, ofBreakdown) }));
  const alone = compared.filter(({ p }) => p !== null).length < 2;
  const adjusted = adjustP(
    compared.map(({ p, pOfMany }) => (alone ? p : pOfMany)),
    'benjamini-hochberg',
  );
  for (const [i, { row, said, p }] of compared.entries()) {
    if (row.value.suppressed) continue;
    const fields: Compared = {
      ...said,
      p: adjusted[i]!,
      pUnadjusted: p,
      significant: adjusted[i] == null ? null : adjusted[i] < level,
    };
    Object.assign(row.value, fields);
  }
}

function comparison(
  { value, now, before }: ComparedRow,
  source: Source,
  minimumN: number,
  ofBreakdown: boolean,
): { said: Compared; p: number | null; pOfMany: number | null } {
  if (value.suppressed) return { said: {}, p: null, pOfMany: null };
  const previous = estimateOf(source.compute(before));
  const { difference, ci, p, pOfMany = p, effect, superiority } = source.compare(now, before);
  if (value.n < minimumN || previous.n < minimumN) {
    const hidden = ofBreakdown && previous.n < minimumN;
    return {
      said: {
        previous: hidden ? { value: null, n: previous.n, ci: null } : previous,
        delta: hidden ? null : difference,
        deltaCi: null,
        effect: { ...effect, value: null },
        tooFew: true,
      },
      p: null,
      pOfMany: null,
    };
  }
  return {
    said: { previous, delta: difference, deltaCi: ci, effect, ...(superiority ? { superiority } : {}) },
    p,
    pOfMany,
  };
}

function estimateOf({ value, n, ci }: Value): Estimate {
  return { value, n, ci };
}
