const remembered = new Map<string, string>();
const capacity = 1_000;

/** One spelling for one language: `en-gb` and `en-GB` are the same. Few tags make up all traffic: remembered. */
export function canonicalLanguage(tag: string): string {
  const known = remembered.get(tag);
  if (known !== undefined) return known;
  if (remembered.size >= capacity) remembered.clear();
  const canonical = canonicalise(tag);
  remembered.set(tag, canonical);
  return canonical;
}

function canonicalise(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag;
  } catch {
    return tag;
  }
}
