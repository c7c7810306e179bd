/**
 * A visitor's draw for a survey, 0 to below 1: always the same, and for another survey another. FNV-1a over the code
 * points, then the finalizer of MurmurHash3, which spreads what differs in few bits.
 */
export function visitorDraw(visitor: string, slug: string): number {
  let hash = 0x811c9dc5;
  for (const unit of `${slug} ${visitor}`) hash = Math.imul(hash ^ unit.codePointAt(0)!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
