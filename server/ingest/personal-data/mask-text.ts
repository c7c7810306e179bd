import { cards } from './card.ts';
import { emails } from './email.ts';
import { nationalIds } from './national-id.ts';
import { phones } from './phone.ts';
import { plainSigns } from './plain-signs.ts';
import type { Span } from './span.ts';

interface Masked extends Span {
  mask: string;
}

/**
 * The text with `[email]`, `[card]`, `[id]` and `[phone]` in place of what tells who somebody is. Where some of
 * them overlap, all of it is the first of that order. A text never grows by it. Pure.
 *
 * @param country where the text's language is spoken most, if that is known
 */
export function maskText(text: string, country?: string): string {
  const plain = plainSigns(text);
  const found: Masked[] = [
    ...emails(plain).map((span) => ({ ...span, mask: '[email]' })),
    ...cards(plain).map((span) => ({ ...span, mask: '[card]' })),
    ...nationalIds(plain).map((span) => ({ ...span, mask: '[id]' })),
    ...phones(plain, country).map((span) => ({ ...span, mask: '[phone]' })),
  ];
  return replaced(text, apart(found));
}

/** In the order of the text; those that overlap are one, by the name of the one that was found first. */
function apart(found: readonly Masked[]): Masked[] {
  const ranks = new Map(found.map((span, rank) => [span.mask, rank] as const).reverse());
  const kept: Masked[] = [];
  for (const span of [...found].sort((a, b) => a.from - b.from)) {
    const last = kept.at(-1);
    if (!last || last.to <= span.from) {
      kept.push(span);
      continue;
    }
    const { mask } = ranks.get(span.mask)! < ranks.get(last.mask)! ? span : last;
    kept[kept.length - 1] = { from: last.from, to: Math.max(last.to, span.to), mask };
  }
  return kept;
}

function replaced(text: string, spans: readonly Masked[]): string {
  let result = '';
  let from = 0;
  for (const span of spans) {
    result += text.slice(from, span.from) + span.mask;
    from = span.to;
  }
  return result + text.slice(from);
}
