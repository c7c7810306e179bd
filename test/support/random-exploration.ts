/** Questions for the page Explore, drawn at random, as the words of an address and of the interface. */
import { type MetricId, metrics } from '../../shared/metric.ts';
import type { Draw } from './fuzz-draw.ts';

export interface RandomExploration {
  metric: MetricId;
  /** What the page and the interface call the same. */
  words: URLSearchParams;
}

/** What the site has answers under, and a value that it has none under. */
const values: Readonly<Record<string, readonly string[]>> = {
  page: ['/cart', '/done', '/=1+1', '/nowhere'],
  device: ['desktop', 'mobile'],
  language: ['en', 'de', 'zh-Hans'],
  variant: ['a', 'b'],
  release: ['1.0', '1.1'],
  plan: ['free', 'pro'],
};
const dimensions = Object.keys(values);
const periods = ['day', '7d', '28d', 'month', 'year', 'all', '24h'];
const zones = ['UTC', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Chatham'];

export function randomExploration(draw: Draw): RandomExploration {
  const metric = draw.one(Object.keys(metrics) as MetricId[]);
  const words = new URLSearchParams({ period: draw.one(periods) });
  if (draw.chance(0.4)) words.set('tz', draw.one(zones));
  if (draw.chance(0.4)) words.set('compare', draw.one(['previous', 'year']));
  const breakdown = [...dimensions, 'rating', 'version']
    .sort(() => draw.below(3) - 1)
    .slice(0, draw.below(3));
  if (breakdown.length > 0) words.set('breakdown', breakdown.join(','));
  if (draw.chance(0.4)) {
    const dimension = draw.one(dimensions);
    const operator = draw.one(['', '', '[not]']);
    words.set(`filter[${dimension}]${operator}`, draw.one(values[dimension]!));
  }
  if (draw.chance(0.2)) words.set('filter[rating][gte]', String(draw.below(8)));
  return { metric, words };
}

/** Where and how an answer is given, drawn from the same values. */
export function randomCircumstances(draw: Draw): Record<string, unknown> {
  const [page, language, variant, release, plan] = (
    ['page', 'language', 'variant', 'release', 'plan'] as const
  ).map((name) => draw.one(values[name]!));
  return { page: `https://shop.example${page}`, language, variant, release, attributes: { plan } };
}
