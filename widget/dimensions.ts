import type { FunnelEvent } from '../shared/response.ts';
import type { Tag } from './visit.ts';

type Name = 'page' | 'referrer' | 'channel' | 'language' | 'touchpoint' | 'route' | 'release' | 'variant';
export type Dimensions = Pick<FunnelEvent, Name> & { test?: true };

/**
 * What answers and funnel events are counted by. Addresses go without fragment, and without what the site does not
 * keep of the query, which may name a person; what
 * the server would refuse for its length is left out, because a refused answer is a lost one.
 */
export function dimensionsOf(
  tag: Tag,
  language: string,
  page: string,
  referrer: string,
  parameters?: readonly string[],
): Dimensions {
  return {
    page: address(page, parameters),
    referrer: address(referrer),
    channel: 'widget',
    language,
    touchpoint: atMost(100, tag.touchpoint),
    route: atMost(300, tag.route),
    release: atMost(100, tag.release),
    variant: atMost(100, tag.variant),
    test: tag.test !== undefined && tag.test !== 'false' ? true : undefined,
  };
}

function address(url: string, parameters: readonly string[] = []): string | undefined {
  if (!/^https?:/.test(url)) return undefined;
  const { origin, pathname, searchParams } = new URL(url);
  const kept = [...searchParams].filter(([name]) => parameters.includes(name));
  const plain = atMost(2000, origin + pathname);
  return kept[0] ? (atMost(2000, `${origin + pathname}?${new URLSearchParams(kept)}`) ?? plain) : plain;
}

function atMost(length: number, text = ''): string | undefined {
  return text && text.length <= length ? text : undefined;
}
