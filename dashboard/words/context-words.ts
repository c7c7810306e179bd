import type { ListedResponse } from '../../shared/response.ts';
import { say } from './say.ts';

/**
 * Where an answer comes from, piece by piece: page, device, browser, language, country, and what its page said of it.
 * Everything in it is a visitor's or a page's own text.
 */
export function contextWords({
  dimensions,
  attributes,
}: Pick<ListedResponse, 'dimensions' | 'attributes'>): string[] {
  const { page, touchpoint, device, browser, language, country, release, variant } = dimensions;
  return [
    page,
    touchpoint && touchpoint !== page ? touchpoint : undefined,
    device,
    browser,
    language,
    country,
    release && say('release {release}', { release }),
    variant && say('variant {variant}', { variant }),
    ...Object.entries(attributes).map(([name, value]) =>
      say('{name}: {value}', { name, value: String(value) }),
    ),
  ].filter((piece): piece is string => Boolean(piece));
}
