import type { Composite } from './storage.ts';

/** The score, 0 to 100, of the answers (key and counter in turn); null for who left one of the items open. */
export type CompositeScore = (survey: number, version: number, cells: readonly number[]) => number | null;

interface Item {
  weight: number;
  min: number;
  range: number;
}

/** @param keyOf the integer of a key, if it was ever counted */
export function compositeScores(
  composites: readonly Composite[],
  keyOf: (survey: number, countKey: string) => number | undefined,
): CompositeScore {
  if (composites.length === 0) return () => null;
  const known = new Map<string, { items: Map<number, Item>; size: number }>();
  for (const { surveyKey, version, items } of composites) {
    const sum = items.reduce((total, item) => total + item.weight, 0);
    const byKey = new Map<number, Item>();
    for (const { countKey, weight, min, max } of items) {
      const key = keyOf(surveyKey, countKey);
      if (key !== undefined) byKey.set(key, { weight: weight / sum, min, range: max - min });
    }
    known.set(`${surveyKey} ${version}`, { items: byKey, size: items.length });
  }
  return (survey, version, cells) => {
    const composite = known.get(`${survey} ${version}`);
    if (!composite || composite.items.size < composite.size) return null;
    let score = 0;
    let answered = 0;
    for (let i = 0; i < cells.length; i += 2) {
      const item = composite.items.get(cells[i]!);
      if (!item) continue;
      score += (100 * item.weight * (cells[i + 1]! - item.min)) / item.range;
      answered++;
    }
    return answered === composite.size ? score : null;
  };
}
