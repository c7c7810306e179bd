import { languageTag } from '../words/language.ts';
import type { ResultRow } from './result-rows.ts';

export type SortKey = 'name' | 'value' | 'n' | 'change';

export interface Sorting {
  by: SortKey;
  descending: boolean;
}

const names = new Intl.Collator(languageTag(), { numeric: true });

/** The rows in another order; what has no such number comes last either way, and equals keep their order. */
export function sortRows(rows: readonly ResultRow[], { by, descending }: Sorting): ResultRow[] {
  const turn = descending ? -1 : 1;
  if (by === 'name') return [...rows].sort((a, b) => turn * names.compare(nameOf(a), nameOf(b)));
  return [...rows].sort((a, b) => {
    const [one, other] = [numberOf(a, by), numberOf(b, by)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return turn * (one - other);
  });
}

/** Sorted by the same again, the other way round; by another, names from A on and numbers from the largest. */
export function nextSorting(now: Sorting, by: SortKey): Sorting {
  return now.by === by ? { by, descending: !now.descending } : { by, descending: by !== 'name' };
}

function nameOf({ names }: ResultRow): string {
  return names.join(' ');
}

function numberOf({ value }: ResultRow, by: Exclude<SortKey, 'name'>): number | null {
  switch (by) {
    case 'value':
      return value.value;
    case 'n':
      return value.n;
    case 'change':
      return value.tooFew ? null : (value.delta ?? null);
  }
}
